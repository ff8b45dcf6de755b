package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.training.TaskData;
import org.junit.jupiter.api.Test;

class SwapTest {

  private static final Activation RELU = new Activation(ActivationFunction.RELU);
  private static final Activation TANH = new Activation(ActivationFunction.TANH);
  private static final Activation LINEAR = new Activation(ActivationFunction.LINEAR);

  /** Units of two images: 10, 01, 10 and 11; another layer adds 00 and one that is there. */
  @Test
  void patternsCountOnceWhereverTheyAre() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      ActivationPatterns patterns = new ActivationPatterns();
      NDArray first = manager.create(new float[] {1, -1, 2, 3, 0, 1, -4, 5}, new Shape(2, 1, 2, 2));
      patterns.sees(RELU, first);
      patterns.sees(RELU, first);
      assertThat(patterns.count()).isEqualTo(3);

      patterns.sees(LINEAR, manager.create(new float[] {-1, -1}, new Shape(2, 1)));
      assertThat(patterns.count()).isEqualTo(3);

      patterns.sees(TANH, manager.create(new float[] {0, 1, -1, 1}, new Shape(2, 2)));
      assertThat(patterns.count()).isEqualTo(4);
      assertThat(manager.getManagedArrays()).hasSize(3);
    }
  }

  /** Units that differ for one image of a hundred each, and one that is off for all. */
  @Test
  void batchesMayBeLargerThanANumberHasBits() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      ActivationPatterns patterns = new ActivationPatterns();
      NDArray identity = manager.eye(100);
      patterns.sees(RELU, identity);
      patterns.sees(RELU, identity.concat(manager.zeros(new Shape(100, 2)), 1));

      assertThat(patterns.count()).isEqualTo(101);
    }
  }

  @Test
  void aNetworkWithoutActivationsHasNoPatterns() {
    assertThat(new ActivationPatterns().count()).isZero();
  }

  @Test
  void regularizationPrefersSizesAroundMu() {
    Swap swap = new Swap(40, 200);

    assertThat(swap.preference(40_000)).isEqualTo(1);
    assertThat(swap.preference(50_000)).isCloseTo(Math.exp(-0.5), within(1e-12));
    assertThat(swap.preference(30_000)).isEqualTo(swap.preference(50_000));
    assertThat(IntStream.of(0, 1, 1_000_000).mapToDouble(Swap.UNREGULARIZED::preference))
        .containsOnly(1.0);
  }

  @Test
  void theScoreIsTheNumberOfPatternsTimesThePreference() {
    long parameters = Footprint.of(TinyTask.residual()).parameters();
    Swap regularized = new Swap(0, 1e-2);
    try (TaskData images = TinyTask.images()) {
      ProbeImages probe = TinyTask.inOrder(images);
      double plain = Swap.UNREGULARIZED.score(TinyTask.residual(), 3, probe, TinyTask.IMAGES);

      assertThat(regularized.score(TinyTask.residual(), 3, probe, TinyTask.IMAGES))
          .isEqualTo(plain * regularized.preference(parameters))
          .isLessThan(plain)
          .isPositive();
    }
  }
}
