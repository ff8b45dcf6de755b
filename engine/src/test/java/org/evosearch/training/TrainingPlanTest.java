package org.evosearch.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.evosearch.dataset.Augmentation;
import org.evosearch.network.layer.Precision;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Hyperparameters;
import org.evosearch.trial.OptimizerKind;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {

  private static final OptimizerPlan SGD =
      new OptimizerPlan(OptimizerKind.SGD, 0.1, 0.9, 1e-4, LearningRateSchedule.COSINE);

  private static TrainingPlan plan(OptimizerPlan optimizer, double labelSmoothing) {
    return new TrainingPlan(
        8,
        optimizer,
        new TrainingPlan.LossPlan(labelSmoothing, 5, 50),
        new Augmentation(1, Augmentation.Flip.HORIZONTAL, 2));
  }

  @Test
  void genesThatSayNothingChangeNothing() {
    assertThat(plan(SGD, 0.1).with(Hyperparameters.NONE)).isEqualTo(plan(SGD, 0.1));
  }

  @Test
  void genesAreStrongerThanThePlan() {
    Hyperparameters genes = new Hyperparameters(null, 0.2, null, 0.05);
    assertThat(plan(SGD, 0.1).with(genes)).isEqualTo(plan(SGD.with(genes), 0.05));
  }

  /** Checkpoints of earlier versions are recognized by what a plan is printed as. */
  @Test
  void onlyArithmeticOfItsOwnIsPrinted() {
    TrainingPlan plain = plan(SGD, 0.1);
    Arithmetic other =
        new Arithmetic(Precision.BFLOAT16, Arithmetic.Tf32.CONVOLUTIONS, Arithmetic.Algorithms.ANY);

    assertThat(plain.toString()).doesNotContain("rithmetic");
    assertThat(plain.with(Arithmetic.PLAIN).toString()).isEqualTo(plain.toString());
    assertThat(plain.with(other).toString()).contains("precision=BFLOAT16");
    assertThat(plain.with(other).with(ScoreStatistics.RE_ESTIMATED).arithmetic()).isEqualTo(other);
    assertThat(plain.with(other).with(Hyperparameters.NONE).arithmetic()).isEqualTo(other);
  }
}
