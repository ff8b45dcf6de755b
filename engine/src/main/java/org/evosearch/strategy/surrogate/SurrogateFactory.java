package org.evosearch.strategy.surrogate;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.evosearch.config.Section;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;
import org.evosearch.trial.Metric;

/** Makes {@link SurrogateSearch}. */
public final class SurrogateFactory implements StrategyFactory.OnChoices {

  private static final Set<String> SIZES =
      Set.of(Metric.PARAMETERS.key(), Metric.MULTIPLY_ADDS.key(), Metric.LATENCY.key());

  /** The model that ranks candidates. */
  private enum Model {
    FIXED,
    FITTED
  }

  @Override
  public String name() {
    return "surrogate";
  }

  /** Terms that are zero-cost scores also depend on the section {@code evaluation.zero-cost}. */
  @Override
  public List<String> resultKeys(Section root) {
    List<String> terms = root.section("strategy").section(name()).texts("terms");
    Stream<String> scores =
        SIZES.containsAll(terms) ? Stream.empty() : Stream.of("evaluation.zero-cost");
    return Stream.concat(StrategyFactory.OnChoices.super.resultKeys(root).stream(), scores)
        .toList();
  }

  @Override
  public SearchStrategy<Choices> create(Section section, ChoiceSpace space) {
    SurrogateSettings fitted = fitted(section);
    SpaceSettings fixed = fixed(section, space);
    Ranker ranker =
        switch (section.choice("model", Model.class)) {
          case FIXED -> new SpaceRanker(space, fixed);
          case FITTED -> new FittedRanker(space, fitted);
        };
    return new SurrogateSearch(space, fitted.population(), fitted.initial(), ranker);
  }

  private static SurrogateSettings fitted(Section section) {
    SurrogateSettings.Pool pool =
        new SurrogateSettings.Pool(
            section.whole("parents", 1), section.whole("mutants", 0), section.whole("samples", 0));
    return new SurrogateSettings(
        section.whole("population", 1),
        section.whole("initial", 1),
        section.real("exploration", 0, 100),
        section.real("climbing", 0, 1),
        pool);
  }

  private static SpaceSettings fixed(Section section, ChoiceSpace space) {
    boolean isScored = !space.computed().isEmpty();
    SpaceSettings.Kernel kernel =
        new SpaceSettings.Kernel(
            section.realAbove("length-scale", 0, 100),
            section.real("term-weight", 0, 100),
            section.realAbove("noise", 0, 10));
    return new SpaceSettings(
        section.texts("terms"),
        kernel,
        section.whole("patience", 1),
        isScored ? SpaceSettings.MOST_SCORED : SpaceSettings.MOST,
        isScored ? SpaceSettings.SCORED_POOL : SpaceSettings.POOL);
  }
}
