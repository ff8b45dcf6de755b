package org.evosearch.strategy.supernet;

import org.evosearch.config.Section;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;

/** Makes {@link SupernetSearch#darts}. */
public final class DartsFactory implements StrategyFactory.OnSupernets {

  @Override
  public String name() {
    return "darts";
  }

  @Override
  public SearchStrategy<SupernetStep> create(Section section, SupernetSpace space, int epochs) {
    return SupernetSearch.darts(space, epochs, section.whole("warm-up", 0, epochs - 1));
  }
}
