package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Whether the calling thread records operations for a gradient, until it is closed.
 *
 * <p>libtorch keeps this mode for each thread. DJL's own collector allows one in the whole process;
 * this one lets several trials train at once.
 */
public final class GradientMode implements AutoCloseable {

  private final boolean before;

  private GradientMode(boolean recording) {
    before = JniUtils.isGradMode();
    JniUtils.setGradMode(recording);
  }

  /** Operations are recorded. */
  public static GradientMode recording() {
    return new GradientMode(true);
  }

  /** Operations are not recorded. */
  public static GradientMode paused() {
    return new GradientMode(false);
  }

  /**
   * Adds the gradient of a scalar to the gradients of everything it was computed from.
   *
   * @param loss scalar
   * @param one the scalar 1 on the same device
   */
  public static void backward(NDArray loss, NDArray one) {
    JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
  }

  /** The gradient of a weight, zeros if the loss does not depend on it; the caller closes it. */
  public static NDArray gradient(NDArray weight) {
    NDArray gradient = JniUtils.getGradient((PtNDArray) weight);
    return gradient == null ? weight.zerosLike() : gradient;
  }

  @Override
  public void close() {
    JniUtils.setGradMode(before);
  }
}
