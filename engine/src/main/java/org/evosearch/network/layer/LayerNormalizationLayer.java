package org.evosearch.network.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Layer normalization of the last axis, epsilon 1e-5. */
final class LayerNormalizationLayer implements Layer {

  private static final double EPSILON = 1e-5;

  private final Shape normalized;
  private final AffineTerms terms;

  LayerNormalizationLayer(int features, LayerArrays arrays) {
    normalized = new Shape(features);
    terms = AffineTerms.learned(arrays, features);
  }

  @Override
  public boolean passesOn(Mode mode) {
    return mode == Mode.UNNORMALIZED;
  }

  @Override
  public PtNDArray forward(PtNDArray[] inputs, ForwardPass pass) {
    return JniUtils.layerNorm(
        inputs[0], normalized, terms.scale().get(), terms.shift().get(), EPSILON);
  }
}
