package org.evosearch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two images and three classes: probabilities (1/6, 2/6, 3/6) with label 2, and (1/3, 1/3, 1/3)
 * with label 0.
 */
class LossFunctionTest {

  private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private final NDArray logits =
      manager.create(new float[][] {{0, (float) Math.log(2), (float) Math.log(3)}, {7, 7, 7}});
  private final NDArray labels = manager.create(new long[] {2, 0});

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  private static void assertValue(NDArray loss, double expected) {
    assertThat(loss.getShape().dimension()).isZero();
    assertThat((double) loss.getFloat()).isCloseTo(expected, within(1e-6));
  }

  @Test
  void theLossIsTheMeanNegativeLogarithmOfTheRightClass() {
    assertValue(LossFunction.mean(logits, labels, 0), (Math.log(2) + Math.log(3)) / 2);
  }

  @Test
  void theSumIsOverTheBatch() {
    assertValue(LossFunction.sum(logits, labels), Math.log(2) + Math.log(3));
  }

  @Test
  void smoothingSpreadsItsShareOverAllClasses() {
    double right = (Math.log(2) + Math.log(3)) / 2;
    // ln 6 + ln 3 + ln 2 of the first image, 3 ln 3 of the second
    double all = (Math.log(36) + Math.log(27)) / 6;

    assertValue(LossFunction.mean(logits, labels, 0.3), 0.7 * right + 0.3 * all);
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    NDArray huge = manager.create(new float[][] {{1e4f, 0, 0}, {0, 1e4f, 0}});

    assertValue(LossFunction.sum(huge, labels), 2e4);
  }
}
