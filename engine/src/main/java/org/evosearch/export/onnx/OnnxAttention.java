package org.evosearch.export.onnx;

import java.util.List;
import org.evosearch.architecture.operation.SelfAttention;

/**
 * Multi-head self-attention of tokens (N, T, D): one map to queries, keys and values of all heads,
 * softmax(Q K' / sqrt(head width)) V, one map back to width D.
 */
class OnnxAttention {

  private final SelfAttention operation;
  private final OnnxNode node;
  private final long tokens;

  OnnxAttention(SelfAttention operation, OnnxNode node) {
    this.operation = operation;
    this.node = node;
    this.tokens = node.inputShape().dimensions().get(0);
  }

  /** Adds the operators and returns the name of their output. */
  final String add() {
    long heads = operation.heads();
    String projected = node.mapped("projection.", "projected", node.input(), true);
    String split = node.reshaped("split", projected, 0, tokens, 3, heads, operation.headWidth());
    String parts = node.transposed("parts", split, 2, 0, 3, 1, 4);
    double factor = 1 / Math.sqrt(operation.headWidth());
    String scale = node.numbers("scale", List.of(factor));
    String queries = node.add("Mul", "queries", List.of(part("unscaled", parts, 0), scale));
    String scores = scores(queries, part("keys", parts, 1));
    String weights = node.add("Softmax", "weights", List.of(scores), OnnxGraph.integer("axis", -1));
    String mixed = mixed(weights, part("values", parts, 2));
    String ordered = node.transposed("ordered", mixed, 0, 2, 1, 3);
    String joined = node.reshaped("joined", ordered, 0, tokens, operation.innerWidth());
    return node.mapped("output.", "output", joined, true);
  }

  /** From (3, N, heads, T, width) to (N, heads, T, width). */
  private String part(String output, String parts, long index) {
    String place = node.index(output + "Index", index);
    return node.add("Gather", output, List.of(parts, place), OnnxGraph.integer("axis", 0));
  }

  /** From scaled queries and keys (N, heads, T, width) to (N, heads, T, T). */
  String scores(String queries, String keys) {
    String transposed = node.transposed("keysTransposed", keys, 0, 1, 3, 2);
    return node.add("MatMul", "scores", List.of(queries, transposed));
  }

  /** From (N, heads, T, T) and (N, heads, T, width) to (N, heads, T, width). */
  String mixed(String weights, String values) {
    return node.add("MatMul", "mixed", List.of(weights, values));
  }
}
