package org.evosearch.strategy.surrogate;

import org.evosearch.config.Section;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;

/** Makes {@link SurrogateSearch}. */
public final class SurrogateFactory implements StrategyFactory.OnChoices {

  @Override
  public String name() {
    return "surrogate";
  }

  @Override
  public SearchStrategy<Choices> create(Section section, ChoiceSpace space) {
    SurrogateSettings.Pool pool =
        new SurrogateSettings.Pool(
            section.whole("parents", 1), section.whole("mutants", 0), section.whole("samples", 0));
    SurrogateSettings settings =
        new SurrogateSettings(
            section.whole("population", 1),
            section.whole("initial", 1),
            section.real("exploration", 0, 100),
            section.real("climbing", 0, 1),
            pool);
    return new SurrogateSearch(space, settings);
  }
}
