package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evosearch.jobs.store.format.FitnessCodec;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.trial.TrialId;

/**
 * Checks that each longer training run follows an earlier, shorter and measured one of the same
 * network, one rung below, and that none is followed by two.
 */
final class PromotionAudit {

  private final RecordedTrials known;
  private final SourceAudit sources;
  private final Set<TrialId> followed = new HashSet<>();

  PromotionAudit(RecordedTrials known) {
    this.known = known;
    this.sources = new SourceAudit(known);
  }

  /**
   * What is wrong in a generation, whose trials are known.
   *
   * @param outcomes its rows of {@code fitness}
   */
  List<String> problems(int generation, List<TableRow> outcomes) throws IOException {
    List<RecordedTrial> trials = known.of(generation).orElse(List.of());
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      TrialId source = FitnessCodec.promotedFrom(outcomes.get(i));
      boolean isHigher = trials.get(i).rung() > 0;
      if (isHigher != (source != null)) {
        problems.add(
            "trial "
                + i
                + " is on rung "
                + trials.get(i).rung()
                + ", and is promoted from "
                + source);
      } else if (source != null) {
        String name = "trial " + i + " is promoted from trial " + source + ", which ";
        problem(new TrialId(generation, i), trials.get(i), source)
            .map(name::concat)
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  private Optional<String> problem(TrialId id, RecordedTrial trial, TrialId source)
      throws IOException {
    return source.compareTo(id) < 0 && !followed.add(source)
        ? Optional.of("was promoted to another trial before")
        : sources.problem(id, trial, source, PromotionAudit::difference);
  }

  private static Optional<String> difference(RecordedTrial trial, RecordedTrial source) {
    if (source.rung() != trial.rung() - 1) {
      return Optional.of("is on rung " + source.rung() + ", not one below " + trial.rung());
    }
    if (source.budget().epochs() >= trial.budget().epochs()) {
      return Optional.of("was trained no less");
    }
    return source.fitness().isPresent() ? Optional.empty() : Optional.of("has no fitness");
  }
}
