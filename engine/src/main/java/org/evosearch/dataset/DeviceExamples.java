package org.evosearch.dataset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.apache.commons.rng.UniformRandomProvider;

/** A part of a task's examples, of which batches are had on a device. Closing frees them. */
public interface DeviceExamples extends AutoCloseable {

  /**
   * Some of the examples.
   *
   * @param inputs (N, ...), float32, normalized: what networks see
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
   * @param owner who frees the batch if nobody closes it; on the same device
   * @throws IndexOutOfBoundsException if an index is not from 0 to {@link #count()} - 1
   */
  Batch batch(int[] indices, NDManager owner);

  /**
   * Inputs of a batch as they are trained on; the inputs themselves if nothing is changed.
   *
   * @param plan of images; other examples are trained on as they are
   * @param random from which the changes are drawn, example after example
   */
  default NDArray augmented(NDArray inputs, Augmentation plan, UniformRandomProvider random) {
    return inputs;
  }

  @Override
  void close();
}
