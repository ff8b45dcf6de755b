package org.evosearch.network.layer;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.UnaryOperator;

/** Computes with rounded numbers where the weights of a layer are rounded. */
final class Rounding {

  private Rounding() {}

  /**
   * A function of an array of float32 whose result is float32.
   *
   * @param weight whose numbers decide in what the function is computed
   */
  static PtNDArray through(Variable weight, PtNDArray input, UnaryOperator<PtNDArray> function) {
    if (!weight.isRounded()) {
      return function.apply(input);
    }
    try (PtNDArray rounded = to(weight.array().getDataType(), input);
        PtNDArray result = function.apply(rounded)) {
      return to(DataType.FLOAT32, result);
    }
  }

  /** A copy in other numbers, through which a gradient passes. */
  static PtNDArray to(DataType type, PtNDArray array) {
    return JniUtils.to(array, type, array.getDevice());
  }
}
