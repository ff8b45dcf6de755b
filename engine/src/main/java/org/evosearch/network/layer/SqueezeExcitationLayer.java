package org.evosearch.network.layer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.UnaryOperator;
import org.evosearch.architecture.operation.SqueezeExcitation;

/** Scales each channel of (N, C, H, W) by a gate computed from the means of all channels. */
final class SqueezeExcitationLayer implements Layer {

  private final AffineMap squeeze;
  private final AffineMap excite;
  private final UnaryOperator<PtNDArray> gate;
  private final long[] gateShape;

  SqueezeExcitationLayer(SqueezeExcitation operation, int channels, LayerArrays arrays) {
    squeeze = AffineMap.biased(arrays, "squeeze.", channels, operation.reduced());
    excite = AffineMap.biased(arrays, "excite.", operation.reduced(), channels);
    gate = Nonlinearity.of(operation.gate(), arrays);
    gateShape = new long[] {-1, channels, 1, 1};
  }

  @Override
  public PtNDArray forward(PtNDArray[] inputs, ForwardPass pass) {
    try (PtNDArray means = Reshaping.meanOfPixels(inputs[0]);
        PtNDArray squeezed = squeeze.apply(means);
        PtNDArray rectified = JniUtils.relu(squeezed);
        PtNDArray excited = excite.apply(rectified);
        PtNDArray gates = gate.apply(excited);
        PtNDArray perChannel = JniUtils.reshape(gates, gateShape)) {
      return JniUtils.mul(inputs[0], perChannel);
    }
  }
}
