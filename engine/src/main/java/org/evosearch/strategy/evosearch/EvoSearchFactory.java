package org.evosearch.strategy.evosearch;

import org.evosearch.config.Section;
import org.evosearch.genotype.Hybrid;
import org.evosearch.space.HybridSpace;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;

/** Makes {@link EvoSearch}. */
public final class EvoSearchFactory implements StrategyFactory.OnHybrids {

  private static final int MIN_POPULATION = 8;

  @Override
  public String name() {
    return "evosearch";
  }

  @Override
  public SearchStrategy<Hybrid> create(Section section, HybridSpace space) {
    EvoSearchSettings settings =
        new EvoSearchSettings(
            ProgrammingSettings.of(section, MIN_POPULATION),
            credit(section, space),
            section.realAbove("sigma", 0, 1));
    return new EvoSearch(space, settings, Brood.of(section, space));
  }

  private static Credit credit(Section section, HybridSpace space) {
    Credit credit = section.choice("credit", Credit.class);
    int least = EvoSearch.leastPopulationPerSpecies(space);
    if (credit == Credit.PER_SPECIES && section.whole("population", 1) < least) {
      throw section.invalid("population", "at least " + least + " where credit is per-species");
    }
    return credit;
  }
}
