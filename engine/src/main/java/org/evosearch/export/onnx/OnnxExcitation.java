package org.evosearch.export.onnx;

import java.util.List;
import org.evosearch.architecture.operation.SqueezeExcitation;

/**
 * Squeeze and excitation: each channel times a gate that two layers compute from the means of all
 * channels.
 */
final class OnnxExcitation {

  private final SqueezeExcitation operation;
  private final OnnxNode node;

  OnnxExcitation(SqueezeExcitation operation, OnnxNode node) {
    this.operation = operation;
    this.node = node;
  }

  /** Adds the operators and returns the name of their output. */
  String add() {
    String squeezed = layer("squeeze", node.meanOfPixels("means"));
    String rectified = node.add("Relu", "rectified", List.of(squeezed));
    String excited = layer("excite", rectified);
    String gates = OnnxActivations.add(operation.gate(), "gates", excited, node);
    String perChannel = node.reshaped("perChannel", gates, 0, node.inputShape().channels(), 1, 1);
    return node.add("Mul", "output", List.of(node.input(), perChannel));
  }

  private String layer(String name, String value) {
    List<String> operands =
        List.of(value, node.array(name + ".weight"), node.array(name + ".bias"));
    return node.add("Gemm", name + "d", operands, OnnxGraph.integer("transB", 1));
  }
}
