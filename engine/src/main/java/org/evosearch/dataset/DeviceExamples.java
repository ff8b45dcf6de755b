package org.evosearch.dataset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.apache.commons.rng.UniformRandomProvider;

/** The examples of a part of a task, a source of batches on a device. Closing frees them. */
public interface DeviceExamples extends AutoCloseable {

  /**
   * Some of the examples.
   *
   * @param inputs of networks, (N, ...), float32, normalized
   * @param targets (N), int64, classes; or (N, T), float32, standardized numbers
   */
  record Batch(NDArray inputs, NDArray targets) implements AutoCloseable {

    @Override
    public void close() {
      inputs.close();
      targets.close();
    }
  }

  /** Number of examples. */
  int count();

  /**
   * Normalized copies of the examples with the given indices, in that order.
   *
   * @param owner frees the batch unless it is closed before; on the same device
   * @throws IndexOutOfBoundsException if an index is not from 0 to {@link #count()} - 1
   */
  Batch batch(int[] indices, NDManager owner);

  /**
   * Augments inputs of a batch for training; returns the inputs themselves if nothing is changed.
   *
   * @param plan for images; other examples are not augmented
   * @param random source of the random numbers, example after example
   */
  default NDArray augmented(NDArray inputs, Augmentation plan, UniformRandomProvider random) {
    return inputs;
  }

  @Override
  void close();
}
