package org.evosearch.network;

import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;

/**
 * An affine map of the last axis, with a weight of shape (outputs, inputs).
 *
 * @param weight of shape (outputs, inputs)
 * @param bias of shape (outputs), if there is one
 */
record AffineMap(Variable weight, @Nullable Variable bias) {

  /** Declares a map with a bias. */
  static AffineMap biased(LayerArrays arrays, String prefix, int inputs, int outputs) {
    Variable weight = weight(arrays, prefix, inputs, outputs);
    Filling filling = Filling.uniform(inputs);
    return new AffineMap(
        weight, arrays.weight(prefix + "bias", Parameter.Type.BIAS, filling, outputs));
  }

  /** Declares a map without a bias. */
  static AffineMap unbiased(LayerArrays arrays, int inputs, int outputs) {
    return new AffineMap(weight(arrays, "", inputs, outputs), null);
  }

  private static Variable weight(LayerArrays arrays, String prefix, int inputs, int outputs) {
    Filling filling = Filling.uniform(inputs);
    return arrays.weight(prefix + "weight", Parameter.Type.WEIGHT, filling, outputs, inputs);
  }

  PtNDArray apply(PtNDArray input) {
    return JniUtils.linear(input, weight.array(), bias == null ? null : bias.array());
  }
}
