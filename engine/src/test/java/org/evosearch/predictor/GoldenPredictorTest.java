package org.evosearch.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Vectors and predictions against those of docs/experiments/predictor_numpy.py. */
class GoldenPredictorTest {

  private static final double[] TASK = {
    -0.6910185581564201, -0.03611298693967765, 0.5208338784111504, 0.2659614012082166
  };
  private static final double[] PREDICTED = {
    0.02392686946930961, 0.03049544947009797, 0.02480105801073984
  };

  @Test
  void numbersAreThoseOfAnIndependentProgram() {
    try (NDManager manager = TinyPredictor.manager();
        PredictorNetwork network = TinyPredictor.network(manager)) {
      NDArray task = network.tasks(TinyPredictor.images(manager));
      double[] predicted =
          TinyPredictor.predicted(
              network,
              task,
              manager,
              List.of(TinyPredictor.DIAMOND, TinyPredictor.CHAIN, TinyPredictor.WITH_SHORTCUT));

      assertThat(task.toDoubleArray()).containsExactly(TASK, within(1e-12));
      assertThat(predicted).containsExactly(PREDICTED, within(1e-12));
    }
  }
}
