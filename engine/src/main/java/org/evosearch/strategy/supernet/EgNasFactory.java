package org.evosearch.strategy.supernet;

import org.evosearch.config.Section;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;

/** Makes {@link SupernetSearch#egNas}. */
public final class EgNasFactory implements StrategyFactory.OnSupernets {

  private static final double MAX = 1000;

  @Override
  public String name() {
    return "egnas";
  }

  @Override
  public SearchStrategy<SupernetStep> create(Section section, SupernetSpace space, int epochs) {
    return SupernetSearch.egNas(
        space,
        new EgNasSettings(
            epochs,
            section.whole("warm-up", 1, epochs),
            runs(section),
            section.realAbove("step", 0, MAX),
            fitness(section),
            section.choice("form", EgNasSettings.Form.class)));
  }

  private static EgNasSettings.Runs runs(Section section) {
    return new EgNasSettings.Runs(
        section.whole("runs", 1),
        section.whole("generations", 1),
        section.whole("lambda", 4),
        section.real("noise", 0, MAX));
  }

  private static CompoundFitness fitness(Section section) {
    double loss = section.real("loss-weight", 0, MAX);
    double similarity = section.real("similarity-weight", 0, MAX);
    if (loss == 0 && similarity == 0) {
      throw section.invalid("loss-weight", "above 0 where similarity-weight is 0");
    }
    return new CompoundFitness(
        loss, similarity, section.choice("pull", CompoundFitness.Pull.class));
  }
}
