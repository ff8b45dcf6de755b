package org.evosearch.strategy.cmaes;

import org.evosearch.config.Section;
import org.evosearch.genotype.Choices;
import org.evosearch.genotype.Reals;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.RealSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;

/** Makes {@link CmaEsSearch} and {@link RealCmaEsSearch}. */
public final class CmaEsFactory implements StrategyFactory.OnChoices, StrategyFactory.OnReals {

  @Override
  public String name() {
    return "cma-es";
  }

  @Override
  public SearchStrategy<Choices> create(Section section, ChoiceSpace space) {
    CmaEsSearchSettings settings =
        new CmaEsSearchSettings(
            lambda(section),
            section.realAbove("sigma", 0, 1),
            section.realAbove("margin", 0, 1000),
            section.whole("patience", 1));
    return new CmaEsSearch(space, settings);
  }

  @Override
  public SearchStrategy<Reals> create(Section section, RealSpace space) {
    // The margin is for choices.
    CmaEsSearchSettings settings =
        new CmaEsSearchSettings(
            lambda(section), section.realAbove("sigma", 0, 1), 1, section.whole("patience", 1));
    return new RealCmaEsSearch(space, settings);
  }

  private static int lambda(Section section) {
    int lambda = section.whole("lambda", 0);
    if (lambda > 0 && lambda < 4) {
      throw section.invalid("lambda", "at least 4, or 0");
    }
    return lambda;
  }
}
