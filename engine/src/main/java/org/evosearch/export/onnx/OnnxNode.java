package org.evosearch.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.InferenceGraph;
import org.evosearch.export.TrainedNetwork;

/**
 * One node of an architecture in the graph; the names of operators and constants that it adds begin
 * with its index.
 *
 * @param network whose node it is
 * @param step the node
 * @param inputs names of its inputs
 * @param graph to which operators are added
 */
record OnnxNode(
    TrainedNetwork network, InferenceGraph.Step step, List<String> inputs, OnnxGraph graph) {

  /** The name of the node's first input. */
  String input() {
    return inputs.get(0);
  }

  /** The shape of the node's first input, without the batch. */
  TensorShape inputShape() {
    return network.architecture().inputShapes(step.node()).get(0);
  }

  /** The shape of the node's output, without the batch. */
  TensorShape outputShape() {
    return network.architecture().shapes().get(step.node());
  }

  private String name(String suffix) {
    return step.node() + "." + step.operation().getClass().getSimpleName() + "." + suffix;
  }

  /** Adds an operator and returns the name of its output. */
  String add(String operator, String output, List<String> operands, AttributeProto... attributes) {
    return graph.add(operator, name(output), operands, attributes);
  }

  /** Adds a weight or running statistic of the node. */
  String array(String name) {
    return graph.constant(network.array(step.node(), name));
  }

  /** Adds float32 numbers; without a shape they are a scalar. */
  String numbers(String name, List<Double> values, long... shape) {
    return graph.numbers(name(name), values, shape);
  }

  /** Adds a vector of int64 numbers. */
  String integers(String name, long... values) {
    return graph.integers(name(name), List.of((long) values.length), values);
  }

  /** Adds an int64 scalar. */
  String index(String name, long value) {
    return graph.integers(name(name), List.of(), value);
  }

  /** The same values in another shape, in which 0 keeps the size of an axis. */
  String reshaped(String output, String value, long... shape) {
    return add("Reshape", output, List.of(value, integers(output + "Shape", shape)));
  }

  /** The axes in another order. */
  String transposed(String output, String value, long... order) {
    return add("Transpose", output, List.of(value), OnnxGraph.integers("perm", order));
  }

  /** Tokens (N, T, D) mapped to (N, T, units), by a weight (units, D). */
  String mapped(String prefix, String output, String tokens, boolean bias) {
    String weight = transposed(prefix + "transposed", array(prefix + "weight"), 1, 0);
    String product = add("MatMul", bias ? prefix + "product" : output, List.of(tokens, weight));
    return bias ? add("Add", output, List.of(product, array(prefix + "bias"))) : product;
  }

  /** (N, C, H, W) to (N, C). */
  String meanOfPixels(String output) {
    String mean = add("GlobalAveragePool", "mean", List.of(input()));
    return add("Flatten", output, List.of(mean), OnnxGraph.integer("axis", 1));
  }
}
