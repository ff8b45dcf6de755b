package org.evosearch.export.onnx;

import java.util.List;
import org.evosearch.architecture.operation.ActivationFunction;

/** The activation functions as operators of ONNX. */
final class OnnxActivations {

  private OnnxActivations() {}

  /** Adds a function of a value and returns the name of its output. */
  static String add(ActivationFunction function, String output, String value, OnnxNode node) {
    return switch (function) {
      case LINEAR -> value;
      case RELU -> node.add("Relu", output, List.of(value));
      case TANH -> node.add("Tanh", output, List.of(value));
      case SIGMOID -> node.add("Sigmoid", output, List.of(value));
      case ELU -> node.add("Elu", output, List.of(value), OnnxGraph.number("alpha", 1));
      case GELU -> gelu(output, value, node);
      case HARD_SIGMOID ->
          node.add(
              "HardSigmoid",
              output,
              List.of(value),
              OnnxGraph.number("alpha", 1.0 / 6),
              OnnxGraph.number("beta", 0.5));
      case HARD_SWISH -> node.add("HardSwish", output, List.of(value));
    };
  }

  /** x (1 + erf(x / sqrt 2)) / 2; ONNX has an operator for it only from opset 20 on. */
  private static String gelu(String output, String value, OnnxNode node) {
    String root = node.numbers("sqrt2", List.of(Math.sqrt(2)));
    String scaled = node.add("Div", "scaled", List.of(value, root));
    String erf = node.add("Erf", "erf", List.of(scaled));
    String one = node.numbers("one", List.of(1.0));
    String twice = node.add("Add", "twice", List.of(erf, one));
    String product = node.add("Mul", "product", List.of(value, twice));
    return node.add("Mul", output, List.of(product, node.numbers("half", List.of(0.5))));
  }
}
