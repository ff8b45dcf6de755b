package org.evosearch.experiment;

import java.util.Map;
import java.util.function.BiFunction;
import org.evosearch.config.Section;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.supernet.CompoundFitness;
import org.evosearch.strategy.supernet.EgNasSettings;
import org.evosearch.strategy.supernet.SupernetSearch;
import org.evosearch.supernet.MixturePlan;
import org.evosearch.training.LearningRateSchedule;
import org.evosearch.training.OptimizerPlan;
import org.evosearch.trial.OptimizerKind;
import org.jspecify.annotations.Nullable;

/** The strategies on networks that share weights, one line for each. */
final class SupernetStrategies {

  private static final double MOST = 1000;
  private static final double MOST_MOMENTUM = 0.9999;
  private static final String DARTS = "darts";

  private final SupernetSpace space;
  private final int epochs;

  private SupernetStrategies(SupernetSpace space, int epochs) {
    this.space = space;
    this.epochs = epochs;
  }

  private static final Map<
          String, BiFunction<SupernetStrategies, Section, SearchStrategy<SupernetStep>>>
      STRATEGIES =
          Map.of(
              DARTS,
              SupernetStrategies::darts,
              "egnas",
              SupernetStrategies::egNas,
              "shared-random",
              SupernetStrategies::random);

  /**
   * The strategy that the settings name.
   *
   * @param epochs of training
   */
  static SearchStrategy<SupernetStep> of(Section strategies, SupernetSpace space, int epochs) {
    Section own = strategies.section(strategies.text("name"));
    return strategies.choice("name", STRATEGIES).apply(new SupernetStrategies(space, epochs), own);
  }

  private SearchStrategy<SupernetStep> darts(Section section) {
    return SupernetSearch.darts(space, epochs, warmUp(section, epochs));
  }

  private static int warmUp(Section darts, int epochs) {
    return darts.whole("warm-up", 0, epochs - 1);
  }

  /** How the mixture follows its gradient; null with strategies by which it does not. */
  static @Nullable MixturePlan mixture(Section strategies, int epochs) {
    if (!strategies.text("name").equals(DARTS)) {
      return null;
    }
    Section section = strategies.section(DARTS);
    OptimizerPlan optimizer =
        new OptimizerPlan(
            OptimizerKind.ADAM,
            section.realAbove("learning-rate", 0, 1),
            section.real("momentum", 0, MOST_MOMENTUM),
            section.real("weight-decay", 0, 1),
            LearningRateSchedule.CONSTANT);
    return new MixturePlan(optimizer, warmUp(section, epochs));
  }

  private SearchStrategy<SupernetStep> egNas(Section section) {
    return SupernetSearch.egNas(
        space,
        new EgNasSettings(
            epochs,
            section.whole("warm-up", 1, epochs),
            section.whole("runs", 1),
            section.whole("generations", 1),
            section.whole("lambda", 4),
            section.realAbove("step", 0, MOST),
            section.real("noise", 0, MOST),
            fitness(section),
            section.choice("form", EgNasSettings.Form.class)));
  }

  private static CompoundFitness fitness(Section section) {
    double loss = section.real("loss-weight", 0, MOST);
    double similarity = section.real("similarity-weight", 0, MOST);
    if (loss == 0 && similarity == 0) {
      throw section.invalid("loss-weight", "above 0 where similarity-weight is 0");
    }
    return new CompoundFitness(
        loss, similarity, section.choice("pull", CompoundFitness.Pull.class));
  }

  private SearchStrategy<SupernetStep> random(Section section) {
    return SupernetSearch.random(space, epochs, section.whole("networks", 1));
  }
}
