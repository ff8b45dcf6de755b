package org.evosearch.architecture;

import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;

/**
 * What a network costs before anything is measured.
 *
 * @param parameters trainable parameters, without running statistics
 * @param multiplyAdds multiply-adds for one image, forward
 * @param activations numbers that the nodes give for one image; training keeps them for the
 *     gradient
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
