package org.evosearch.network.layer;

import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.function.Supplier;

/**
 * The scale and the shift that follow a normalization.
 *
 * @param scale one for each feature
 * @param shift one for each feature
 */
record AffineTerms(Supplier<PtNDArray> scale, Supplier<PtNDArray> shift) {

  /** Declares terms that are trained, from scale 1 and shift 0. */
  static AffineTerms learned(LayerArrays arrays, int features) {
    Variable scale = arrays.weight("scale", Parameter.Type.GAMMA, Filling.constant(1), features);
    Variable shift = arrays.weight("shift", Parameter.Type.BETA, Filling.constant(0), features);
    return new AffineTerms(scale::array, shift::array);
  }

  /** Constant scale 1 and shift 0, which the native call requires. */
  static AffineTerms neutral(LayerArrays arrays, int features) {
    Constant scale = arrays.constant(1, features);
    Constant shift = arrays.constant(0, features);
    return new AffineTerms(scale::array, shift::array);
  }
}
