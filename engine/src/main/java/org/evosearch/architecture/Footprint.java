package org.evosearch.architecture;

import java.util.stream.IntStream;
import org.evosearch.architecture.operation.TensorShape;

/**
 * What a network costs before anything is measured.
 *
 * @param parameters learned numbers, running statistics not counted
 * @param multiplyAdds multiply-adds for one image, forward
 * @param activations numbers that the nodes give for one image; training keeps them for the
 *     gradient
 */
public record Footprint(long parameters, long multiplyAdds, long activations) {

  private static final int BYTES_PER_NUMBER = Float.BYTES;

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

  /**
   * Bytes of device memory that training takes, estimated: weights, gradients and the optimiser's
   * moments, and each activation with its gradient.
   *
   * @param batchSize images in a batch
   * @param moments arrays that the optimiser keeps beside each weight
   */
  public long trainingBytes(int batchSize, int moments) {
    long numbers = parameters * (2L + moments) + 2 * activations * batchSize;
    return numbers * BYTES_PER_NUMBER;
  }
}
