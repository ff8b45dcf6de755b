package org.evosearch.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.evosearch.trial.Hyperparameters;
import org.evosearch.trial.OptimizerKind;
import org.junit.jupiter.api.Test;

class OptimizerPlanTest {

  private static final OptimizerPlan PLAN =
      new OptimizerPlan(OptimizerKind.SGD, 0.1, 0.9, 1e-4, LearningRateSchedule.COSINE);

  @Test
  void genesThatSayNothingChangeNothing() {
    assertThat(PLAN.with(Hyperparameters.NONE)).isEqualTo(PLAN);
  }

  @Test
  void genesAreStrongerThanThePlan() {
    assertThat(PLAN.with(new Hyperparameters(OptimizerKind.ADAM, 0.2, 0.0)))
        .isEqualTo(new OptimizerPlan(OptimizerKind.ADAM, 0.2, 0.9, 0, LearningRateSchedule.COSINE));
    assertThat(PLAN.with(new Hyperparameters(null, 0.2, null)))
        .isEqualTo(
            new OptimizerPlan(OptimizerKind.SGD, 0.2, 0.9, 1e-4, LearningRateSchedule.COSINE));
  }
}
