package org.evosearch.experiment.settings;

import java.util.List;
import java.util.Optional;
import org.evosearch.config.Section;
import org.evosearch.proxy.ZeroCostProxy;
import org.evosearch.search.plan.Prefilter;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Objective;
import org.evosearch.strategy.Ranking;

/**
 * Reads the section {@code search.prefilter}; its scores are those of {@code evaluation.zero-cost}.
 */
public final class PrefilterSettings {

  private static final String SHARE = "share";

  private PrefilterSettings() {}

  /** The filter, empty if all networks are trained. */
  public static Optional<Prefilter> of(Section root) {
    Section section = section(root);
    double share = section.realAbove(SHARE, 0, 1);
    Ranking ranking = section.choice("ranking", Ranking.class);
    return share == 1 ? Optional.empty() : Optional.of(new Prefilter(share, ranking, scores(root)));
  }

  private static Section section(Section root) {
    return root.section("search").section("prefilter");
  }

  private static Goal scores(Section root) {
    List<Objective> scores =
        ZeroCostSettings.plan(root).proxies().stream()
            .map(ZeroCostProxy::metric)
            .map(Objective::new)
            .toList();
    return new Goal(scores, List.of());
  }

  /** Refuses a filter where there is no training to save. */
  public static void requireNone(Section root) {
    if (of(root).isPresent()) {
      throw section(root).invalid(SHARE, "1 where nothing is trained");
    }
  }
}
