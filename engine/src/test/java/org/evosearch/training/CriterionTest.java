package org.evosearch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.evosearch.dataset.Targets;
import org.junit.jupiter.api.Test;

class CriterionTest {

  private static final Targets CLASSES = new Targets.Classes(List.of("a", "b"));

  /** Probabilities 1/2 and 1/4, 3/4. */
  private static final float[] LOGITS = {0, 0, 0, (float) Math.log(3)};

  private static TrainingPlan.LossPlan plan(double smoothing, ClassWeights weights) {
    return new TrainingPlan.LossPlan(smoothing, 0, 1e5, weights);
  }

  private static double mean(TrainingPlan.LossPlan plan, int[] strata, long[] labels) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      NDArray logits = manager.create(LOGITS, new Shape(2, 2));
      return Criterion.of(CLASSES, strata, plan, manager)
          .mean(logits, manager.create(labels))
          .getFloat();
    }
  }

  @Test
  void balancedClassesCountAlike() {
    // One training example of the first class, three of the second one: weights 2 and 2/3.
    int[] strata = {0, 1, 1, 1};
    double first = Math.log(2);
    double second = Math.log(4.0 / 3);

    assertThat(mean(plan(0, ClassWeights.BALANCED), strata, new long[] {0, 1}))
        .isCloseTo((2 * first + 2 / 3.0 * second) / (2 + 2 / 3.0), within(1e-6));
    assertThat(mean(plan(0, ClassWeights.NONE), strata, new long[] {0, 1}))
        .isCloseTo((first + second) / 2, within(1e-6));
  }

  @Test
  void whatIsSpreadIsWeightedToo() {
    int[] strata = {0, 1, 1, 1};
    double own = 2 * Math.log(2) + 2 / 3.0 * Math.log(4.0 / 3);
    double all = (2 + 2 / 3.0) * Math.log(2) + 2 * Math.log(4) + 2 / 3.0 * Math.log(4.0 / 3);

    assertThat(mean(plan(0.2, ClassWeights.BALANCED), strata, new long[] {0, 1}))
        .isCloseTo((0.8 * own + 0.1 * all) / (2 + 2 / 3.0), within(1e-6));
  }

  @Test
  void equalWeightsAreNone() {
    int[] strata = {0, 1};

    assertThat(mean(plan(0.1, ClassWeights.BALANCED), strata, new long[] {0, 0}))
        .isCloseTo(mean(plan(0.1, ClassWeights.NONE), strata, new long[] {0, 0}), within(1e-6));
  }

  @Test
  void numbersHaveSquaredErrors() {
    Targets numbers = new Targets.Numbers(List.of("a", "b"), List.of(0.0, 0.0), List.of(1.0, 1.0));
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      NDArray outputs = manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
      NDArray targets = manager.create(new float[] {1, 0, 0, 4}, new Shape(2, 2));
      Criterion criterion = Criterion.of(numbers, new int[2], plan(0, ClassWeights.NONE), manager);

      assertThat(criterion.mean(outputs, targets).getFloat()).isEqualTo((4 + 9) / 4f);
      assertThat(criterion.sum(outputs, targets).getFloat()).isEqualTo((4 + 9) / 2f);
      assertThat(criterion.right(outputs, targets)).isEmpty();
    }
  }

  @Test
  void plansWithoutWeightsAreWrittenAsBefore() {
    assertThat(plan(0.1, ClassWeights.NONE).toString())
        .isEqualTo("LossPlan[labelSmoothing=0.1, gradientClip=0.0, limit=100000.0]");
    assertThat(plan(0.1, ClassWeights.BALANCED).toString())
        .endsWith("limit=100000.0, classWeights=BALANCED]");
  }
}
