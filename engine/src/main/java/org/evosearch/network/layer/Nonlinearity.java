package org.evosearch.network.layer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.UnaryOperator;
import org.evosearch.architecture.operation.ActivationFunction;

/** The activation functions on a device. */
final class Nonlinearity {

  private Nonlinearity() {}

  static UnaryOperator<PtNDArray> of(ActivationFunction function, LayerArrays arrays) {
    return switch (function) {
      case LINEAR -> JniUtils::clone;
      case RELU -> JniUtils::relu;
      case TANH -> JniUtils::tanh;
      case SIGMOID -> JniUtils::sigmoid;
      case ELU -> input -> JniUtils.elu(input, 1);
      case GELU -> JniUtils::gelu;
      case HARD_SIGMOID -> hardSigmoid(arrays);
      case HARD_SWISH -> hardSwish(arrays);
    };
  }

  /** Without {@code clip}, which creates two arrays for its limits in each call. */
  private static UnaryOperator<PtNDArray> hardSigmoid(LayerArrays arrays) {
    Constant three = arrays.constant(3);
    Constant six = arrays.constant(6);
    Constant sixth = arrays.constant(1.0 / 6);
    return input -> {
      try (PtNDArray shifted = JniUtils.add(input, three.array());
          PtNDArray positive = JniUtils.relu(shifted);
          PtNDArray clipped = JniUtils.min(positive, six.array())) {
        return JniUtils.mul(clipped, sixth.array());
      }
    };
  }

  private static UnaryOperator<PtNDArray> hardSwish(LayerArrays arrays) {
    UnaryOperator<PtNDArray> hardSigmoid = hardSigmoid(arrays);
    return input -> {
      try (PtNDArray gate = hardSigmoid.apply(input)) {
        return JniUtils.mul(input, gate);
      }
    };
  }
}
