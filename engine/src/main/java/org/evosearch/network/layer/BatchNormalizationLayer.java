package org.evosearch.network.layer;

import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.evosearch.architecture.operation.BatchNormalization;

/**
 * Batch normalization of (N, C, H, W) or (N, F). The running variance takes the unbiased variance
 * of the batch, the normalization the biased one, as in PyTorch.
 */
final class BatchNormalizationLayer implements Layer {

  private static final double EPSILON = 1e-5;

  private final AffineTerms terms;
  private final Variable mean;
  private final Variable variance;

  /**
   * Takes the place of the running statistics where these must not change: the native call writes
   * to them whatever the momentum, so a single number that is not finite would spoil them.
   */
  private final Constant scratch;

  BatchNormalizationLayer(BatchNormalization operation, int features, LayerArrays arrays) {
    terms =
        operation.affine()
            ? AffineTerms.learned(arrays, features)
            : AffineTerms.neutral(arrays, features);
    mean = arrays.statistic("runningMean", Parameter.Type.RUNNING_MEAN, features);
    variance = arrays.statistic("runningVariance", Parameter.Type.RUNNING_VAR, features);
    scratch = arrays.constant(0, features);
  }

  @Override
  public boolean passesOn(Mode mode) {
    return mode == Mode.UNNORMALIZED;
  }

  @Override
  public PtNDArray forward(PtNDArray[] inputs, ForwardPass pass) {
    boolean isProbe = pass.mode() == Mode.PROBE;
    // JniUtils names its parameters scale, shift, mean, variance, but passes them to libtorch
    // as mean, variance, scale, shift.
    return JniUtils.batchNorm(
        inputs[0],
        isProbe ? scratch.array() : mean.array(),
        isProbe ? scratch.array() : variance.array(),
        terms.scale().get(),
        terms.shift().get(),
        pass.takesStatisticsOfTheBatch(),
        pass.momentum(),
        EPSILON);
  }
}
