package org.evosearch.architecture;

import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;

/**
 * The costs of a network that follow from its architecture.
 *
 * @param parameters trainable parameters, without running statistics
 * @param multiplyAdds multiply-adds of one forward pass for one image
 * @param activations elements of all nodes' outputs for one image, which training keeps for the
 *     backward pass
 */
public record Footprint(long parameters, long multiplyAdds, long activations) {

  /** Adds up the nodes. */
  public static Footprint of(Architecture architecture) {
    long parameters = 0;
    long multiplyAdds = 0;
    for (int i : IntStream.range(0, architecture.nodes().size()).toArray()) {
      var operation = architecture.nodes().get(i).operation();
      parameters += operation.parameters(architecture.inputShapes(i));
      multiplyAdds += operation.multiplyAdds(architecture.inputShapes(i));
    }
    long activations = architecture.shapes().stream().mapToLong(TensorShape::elements).sum();
    return new Footprint(parameters, multiplyAdds, activations);
  }
}
