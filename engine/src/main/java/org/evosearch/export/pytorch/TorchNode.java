package org.evosearch.export.pytorch;

import java.util.List;
import java.util.Map;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.InferenceGraph;

/**
 * One node of an architecture in the module.
 *
 * @param architecture whose node it is
 * @param step the node
 * @param source to which lines and tensors are added
 */
record TorchNode(Architecture architecture, InferenceGraph.Step step, TorchSource source) {

  /** The variable with the output of a node. */
  static String variable(int node) {
    return "x" + node;
  }

  /** The variables of the node's inputs. */
  List<String> inputs() {
    return step.inputs().stream().map(TorchNode::variable).toList();
  }

  /** The variable of the node's first input. */
  String input() {
    return inputs().get(0);
  }

  /** The shape of the node's first input, without the batch. */
  TensorShape inputShape() {
    return architecture.inputShapes(step.node()).get(0);
  }

  /** The shape of the node's output, without the batch. */
  TensorShape outputShape() {
    return architecture.shapes().get(step.node());
  }

  /**
   * Adds a layer with tensors and returns its call.
   *
   * @param kind begins the layer's name
   * @param constructor in Python
   * @param tensors their names in the node, by their names in the layer
   */
  String layer(String kind, String constructor, Map<String, String> tensors) {
    String name = kind + step.node();
    source.addLayer("self.%s = %s".formatted(name, constructor));
    tensors.forEach((key, array) -> source.addTensor(name + "." + key, step.node(), array));
    return "self.%s(%s)".formatted(name, input());
  }

  /** Adds a parameter outside of layers and returns its expression. */
  String parameter(String kind, String array, String shape) {
    String name = kind + step.node();
    source.addLayer("self.%s = nn.Parameter(torch.zeros(%s))".formatted(name, shape));
    source.addTensor(name, step.node(), array);
    return "self." + name;
  }
}
