package org.evosearch.architecture;

import java.util.stream.IntStream;

/**
 * Device memory of a training run, predicted from its architecture, without the images, the
 * framework itself and the workspace of its kernels.
 *
 * @param weights bytes of weights and their gradients
 * @param moments bytes of the optimizer's state
 * @param activations bytes of the outputs of all nodes for a batch, which are kept for the backward
 *     pass, and of their gradients
 */
public record TrainingMemory(long weights, long moments, long activations) {

  private static final double BYTES_PER_NUMBER = Float.BYTES;

  /** A value and its gradient. */
  private static final double BOTH = 2;

  /**
   * Predicts the memory of a training run in float32.
   *
   * @param batchSize images in a batch
   * @param moments values of optimizer state for each weight
   */
  public static TrainingMemory of(Architecture architecture, int batchSize, int moments) {
    Footprint footprint = Footprint.of(architecture);
    long inner =
        IntStream.range(0, architecture.nodes().size())
            .mapToLong(node -> inner(architecture, node))
            .sum();
    // Exact up to 2^53; larger values saturate instead of overflowing.
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

  /** The sum of all parts. */
  public long bytes() {
    return (long) ((double) weights + moments + activations);
  }
}
