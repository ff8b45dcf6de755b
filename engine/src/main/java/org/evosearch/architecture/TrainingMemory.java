package org.evosearch.architecture;

import java.util.stream.IntStream;

/**
 * Device memory that the training of a network takes, predicted from its architecture. What the
 * framework itself takes, the images and the scratch memory of its kernels come on top.
 *
 * @param weights bytes of weights and their gradients
 * @param moments bytes of what the optimizer keeps beside each weight
 * @param activations bytes of what nodes give for a batch, which wait for the gradient, and of
 *     their gradients
 */
public record TrainingMemory(long weights, long moments, long activations) {

  private static final double BYTES_PER_NUMBER = Float.BYTES;

  /** A value and its gradient. */
  private static final double BOTH = 2;

  /**
   * Predicts.
   *
   * @param batchSize images in a batch
   * @param moments arrays that the optimizer keeps beside each weight
   */
  public static TrainingMemory of(Architecture architecture, int batchSize, int moments) {
    Footprint footprint = Footprint.of(architecture);
    long inner =
        IntStream.range(0, architecture.nodes().size())
            .mapToLong(node -> inner(architecture, node))
            .sum();
    // Exact up to 2^53; what is more than a long holds becomes the largest one, not a negative one.
    return new TrainingMemory(
        (long) (BYTES_PER_NUMBER * BOTH * footprint.parameters()),
        (long) (BYTES_PER_NUMBER * moments * footprint.parameters()),
        (long) (BYTES_PER_NUMBER * BOTH * batchSize * (footprint.activations() + inner)));
  }

  private static long inner(Architecture architecture, int node) {
    return architecture
        .nodes()
        .get(node)
        .operation()
        .innerActivations(architecture.inputShapes(node));
  }

  /** All of it. */
  public long bytes() {
    return (long) ((double) weights + moments + activations);
  }
}
