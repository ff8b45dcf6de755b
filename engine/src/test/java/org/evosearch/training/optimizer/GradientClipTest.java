package org.evosearch.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gradients (3, 0) and (4), of norm 5 together. */
class GradientClipTest {

  private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private final List<NDArray> gradients =
      List.of(manager.create(new float[] {3, 0}), manager.create(new float[] {4}));

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  private void assertGradients(double first, double second, double tolerance) {
    assertThat((double) gradients.get(0).getFloat(0)).isCloseTo(first, within(tolerance));
    assertThat(gradients.get(0).getFloat(1)).isZero();
    assertThat((double) gradients.get(1).getFloat(0)).isCloseTo(second, within(tolerance));
  }

  @Test
  void longGradientsAreShortenedTogether() {
    new GradientClip(2).apply(gradients);

    assertGradients(1.2, 1.6, 1e-5);
  }

  @Test
  void shortGradientsStayAsTheyAre() {
    new GradientClip(5.1).apply(gradients);

    assertGradients(3, 4, 0);
  }

  @Test
  void zeroIsNoLimit() {
    new GradientClip(0).apply(gradients);

    assertGradients(3, 4, 0);
  }

  @Test
  void gradientsOfZeroStayZero() {
    gradients.forEach(gradient -> gradient.muli(0));

    new GradientClip(1).apply(gradients);

    assertGradients(0, 0, 0);
  }

  @Test
  void nothingIsNothingToShorten() {
    new GradientClip(1).apply(List.of());

    assertGradients(3, 4, 0);
  }
}
