package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Whether the calling thread records operations for a gradient, until it is closed.
 *
 * <p>libtorch keeps this mode for each thread. DJL's own collector allows only one in the whole
 * process; this one allows several trials to train at once.
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
   * Adds the gradient of the sum of {@code output} times {@code factors} to the gradients of
   * everything it was computed from.
   *
   * @param output often a scalar, the loss
   * @param factors constants of the same shape on the same device; 1 for a loss
   */
  public static void backward(NDArray output, NDArray factors) {
    JniUtils.backward((PtNDArray) output, (PtNDArray) factors, false, false);
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
