package org.evosearch.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.evosearch.training.GradientMode;
import org.evosearch.training.SampleTrainings;
import org.evosearch.trial.OptimizerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps against optimizers.csv, which optimizers.py wrote with NumPy in float64. */
class WeightUpdateTest {

  private static final int WEIGHTS = 3;

  private static List<double[]> expected(String rule, String decay) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    WeightUpdateTest.class.getResourceAsStream("optimizers.csv")),
                StandardCharsets.US_ASCII))) {
      return lines
          .lines()
          .map(line -> line.split(",", -1))
          .filter(cells -> cells[0].equals(rule) && cells[1].equals(decay))
          .map(cells -> Stream.of(cells).skip(3).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }

  private static float[] start() {
    float[] start = new float[WEIGHTS];
    for (int i = 0; i < WEIGHTS; i++) {
      start[i] = (float) (0.5 - 0.4 * i);
    }
    return start;
  }

  private static float[] gradient(int step) {
    float[] gradient = new float[WEIGHTS];
    for (int i = 0; i < WEIGHTS; i++) {
      gradient[i] = (float) Math.sin(1 + 0.7 * i + 0.9 * step);
    }
    return gradient;
  }

  private static double rate(OptimizerKind kind, int step) {
    return (step < 6 ? 0.1 : 0.05) * (kind == OptimizerKind.ADADELTA ? 10 : 1);
  }

  @ParameterizedTest
  @CsvSource({
    "SGD, 0.0", "SGD, 0.01",
    "NESTEROV, 0.0", "NESTEROV, 0.01",
    "ADAM, 0.0", "ADAM, 0.01",
    "ADADELTA, 0.0", "ADADELTA, 0.01",
    "RMSPROP, 0.0", "RMSPROP, 0.01"
  })
  void eachStepEndsWhereTheReferenceDoes(OptimizerKind kind, String decay) throws IOException {
    List<double[]> expected = expected(kind.key(), decay);
    assertThat(expected).hasSize(12);
    OptimizerPlan plan = SampleTrainings.optimizer(kind, 0.1);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        GradientMode paused = GradientMode.paused()) {
      // Two arrays, so that no moment can be taken for another array's.
      List<NDArray> weights = List.of(manager.create(new float[] {9}), manager.create(start()));
      WeightUpdate update = WeightUpdate.of(plan, weights, manager);
      WeightDecay weightDecay = new WeightDecay(Double.parseDouble(decay));
      for (int step = 0; step < expected.size(); step++) {
        List<NDArray> gradients =
            List.of(manager.create(new float[] {-1}), manager.create(gradient(step)));
        update.step(weightDecay.addedTo(gradients, weights), rate(kind, step), step);
        assertClose(weights.get(1).toFloatArray(), expected.get(step), step);
      }
    }
  }

  private static void assertClose(float[] weights, double[] expected, int step) {
    for (int i = 0; i < WEIGHTS; i++) {
      double tolerance = 1e-5 * Math.max(Math.abs(expected[i]), 0.1);
      assertThat((double) weights[i])
          .as("weight %d after step %d", i, step)
          .isCloseTo(expected[i], within(tolerance));
    }
  }

  @Test
  void decayIsAddedToTheGradientOfEachArray() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      List<NDArray> weights =
          List.of(manager.create(new float[] {8}), manager.create(new float[] {-4, 2}));
      List<NDArray> gradients =
          List.of(manager.create(new float[] {1}), manager.create(new float[] {1, 0}));

      List<NDArray> decayed = new WeightDecay(0.5).addedTo(gradients, weights);

      assertThat(decayed.get(0).toFloatArray()).containsExactly(5);
      assertThat(decayed.get(1).toFloatArray()).containsExactly(-1, 1);
      assertThat(gradients.get(1).toFloatArray()).containsExactly(1, 0);
      assertThat(new WeightDecay(0).addedTo(gradients, weights)).isSameAs(gradients);
    }
  }
}
