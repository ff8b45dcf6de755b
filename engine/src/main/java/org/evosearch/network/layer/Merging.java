package org.evosearch.network.layer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.evosearch.architecture.operation.Mixture;
import org.evosearch.architecture.operation.WeightedSum;

/** Layers that merge several arrays into one. */
final class Merging {

  private Merging() {}

  static PtNDArray sum(PtNDArray[] inputs, ForwardPass pass) {
    // In place from the second on: addition keeps nothing for the gradient.
    PtNDArray sum = JniUtils.add(inputs[0], inputs[1]);
    for (int i = 2; i < inputs.length; i++) {
      JniUtils.addi(sum, inputs[i]);
    }
    return sum;
  }

  static PtNDArray product(PtNDArray[] inputs, ForwardPass pass) {
    PtNDArray product = JniUtils.mul(inputs[0], inputs[1]);
    for (int i = 2; i < inputs.length; i++) {
      try (PtNDArray factor = product) {
        product = JniUtils.mul(factor, inputs[i]);
      }
    }
    return product;
  }

  static PtNDArray concatenation(PtNDArray[] inputs, ForwardPass pass) {
    return JniUtils.cat(inputs, 1);
  }

  /** With the factors of the pass; a plain sum without them. */
  static Layer weighted(WeightedSum operation) {
    int[] places = operation.places().stream().mapToInt(Integer::intValue).toArray();
    return (inputs, pass) ->
        pass.mixing().isPresent()
            ? weighted(inputs, places, pass.mixing().get())
            : counted(inputs, pass);
  }

  private static PtNDArray counted(PtNDArray[] inputs, ForwardPass pass) {
    return inputs.length == 1 ? JniUtils.clone(inputs[0]) : sum(inputs, pass);
  }

  private static PtNDArray weighted(PtNDArray[] inputs, int[] places, Mixing mixing) {
    PtNDArray sum = JniUtils.mul(inputs[0], mixing.at(places[0]));
    for (int i = 1; i < inputs.length; i++) {
      try (PtNDArray term = JniUtils.mul(inputs[i], mixing.at(places[i]))) {
        JniUtils.addi(sum, term);
      }
    }
    return sum;
  }

  static Layer mixture(Mixture operation, LayerArrays arrays) {
    List<Constant> weights = operation.weights().stream().map(arrays::constant).toList();
    return (inputs, pass) -> {
      PtNDArray sum = JniUtils.mul(inputs[0], weights.get(0).array());
      for (int i = 1; i < inputs.length; i++) {
        try (PtNDArray term = JniUtils.mul(inputs[i], weights.get(i).array())) {
          JniUtils.addi(sum, term);
        }
      }
      return sum;
    };
  }
}
