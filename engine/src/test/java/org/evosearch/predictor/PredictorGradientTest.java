package org.evosearch.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Random;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.training.GradientMode;
import org.junit.jupiter.api.Test;

/**
 * The gradient of each array against the difference of the sum of all predictions between two
 * points in a random direction, from the head back to the images.
 */
class PredictorGradientTest {

  private static final double STEP = 1e-5;
  private static final List<OperationGraph> GRAPHS =
      List.of(TinyPredictor.DIAMOND, TinyPredictor.WITH_SHORTCUT);

  @Test
  void aGradientIsTheLimitOfDifferences() {
    try (NDManager manager = TinyPredictor.manager();
        PredictorNetwork network = TinyPredictor.network(manager)) {
      try (GradientMode recording = GradientMode.recording()) {
        GradientMode.backward(sum(network, manager), manager.create(1.0));
      }
      try (GradientMode paused = GradientMode.paused()) {
        for (NDArray weight : network.weights()) {
          assertGradient(network, manager, weight);
        }
      }
    }
  }

  private static NDArray sum(PredictorNetwork network, NDManager manager) {
    NDArray task = network.tasks(TinyPredictor.images(manager));
    GraphBatch batch =
        new GraphBatch(GRAPHS, TinyPredictor.SIZES.alphabet(), manager, task.getDataType());
    return network.predicted(task.concat(task, 0), batch).sum();
  }

  private static void assertGradient(PredictorNetwork network, NDManager manager, NDArray weight) {
    double[] numbers =
        new Random(weight.size()).doubles(weight.size(), -1, 1).map(x -> x * STEP).toArray();
    NDArray direction = manager.create(numbers, weight.getShape());
    double expected = GradientMode.gradient(weight).mul(direction).sum().getDouble();
    weight.addi(direction);
    double above = sum(network, manager).getDouble();
    weight.subi(direction.mul(2));
    double below = sum(network, manager).getDouble();
    weight.addi(direction);

    assertThat((above - below) / (2 * STEP))
        .isCloseTo(expected / STEP, within(1e-7 + 1e-4 * Math.abs(expected / STEP)));
  }
}
