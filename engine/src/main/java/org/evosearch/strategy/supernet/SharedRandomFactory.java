package org.evosearch.strategy.supernet;

import org.evosearch.config.Section;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;

/** Makes {@link SupernetSearch#random}. */
public final class SharedRandomFactory implements StrategyFactory.OnSupernets {

  @Override
  public String name() {
    return "shared-random";
  }

  @Override
  public SearchStrategy<SupernetStep> create(Section section, SupernetSpace space, int epochs) {
    return SupernetSearch.random(space, epochs, section.whole("networks", 1));
  }
}
