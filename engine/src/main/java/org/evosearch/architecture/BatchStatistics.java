package org.evosearch.architecture;

import java.util.stream.IntStream;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.shape.TensorShape;

/** Whether a network can be trained with batches of one image. */
public final class BatchStatistics {

  private BatchStatistics() {}

  /**
   * Whether a batch normalization sees a single value of each channel for one image, that is a 1x1
   * feature map or a vector: batches of one image then have no variance, and training fails at its
   * first step.
   */
  public static boolean needSeveralImages(Architecture network) {
    return IntStream.range(0, network.nodes().size())
        .filter(node -> network.nodes().get(node).operation() instanceof BatchNormalization)
        .mapToObj(network.shapes()::get)
        .anyMatch(BatchStatistics::isOneValueEach);
  }

  private static boolean isOneValueEach(TensorShape shape) {
    return shape.elements() == shape.dimensions().get(0);
  }
}
