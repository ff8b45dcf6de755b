package org.evosearch.network.layer;

import ai.djl.ndarray.NDArray;
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
public record AffineMap(Variable weight, @Nullable Variable bias) {

  /** Declares a map with a bias, initialized like PyTorch's linear layers. */
  public static AffineMap biased(LayerArrays arrays, String prefix, int inputs, int outputs) {
    return biased(arrays, prefix, Filling.uniform(inputs), inputs, outputs);
  }

  /** Declares a map with a bias; both are drawn from the given distribution. */
  public static AffineMap biased(
      LayerArrays arrays, String prefix, Filling filling, int inputs, int outputs) {
    Variable weight = weight(arrays, prefix, filling, inputs, outputs);
    return new AffineMap(
        weight, arrays.weight(prefix + "bias", Parameter.Type.BIAS, filling, outputs));
  }

  /** Declares a map without a bias, initialized like PyTorch's linear layers. */
  public static AffineMap unbiased(LayerArrays arrays, int inputs, int outputs) {
    return new AffineMap(weight(arrays, "", Filling.uniform(inputs), inputs, outputs), null);
  }

  private static Variable weight(
      LayerArrays arrays, String prefix, Filling filling, int inputs, int outputs) {
    return arrays.weight(prefix + "weight", Parameter.Type.WEIGHT, filling, outputs, inputs);
  }

  /** Maps (..., inputs) to (..., outputs), owned by the manager of the input. */
  public NDArray of(NDArray input) {
    return apply((PtNDArray) input);
  }

  PtNDArray apply(PtNDArray input) {
    PtNDArray shift = bias == null ? null : bias.array();
    if (!weight.isRounded()) {
      return JniUtils.linear(input, weight.array(), shift);
    }
    return shift == null
        ? script(2, "torch.linear(" + Script.rounded("a0") + ", a1)").run(input, weight.array())
        : script(3, "torch.linear(" + Script.rounded("a0") + ", a1, a2)")
            .run(input, weight.array(), shift);
  }

  private static Script script(int inputs, String expression) {
    return Script.of(inputs, Script.widened(expression));
  }
}
