package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.function.Function;

/** Scalars of completed steps, kept on their device until they are read together. */
final class Scalars {

  private NDList kept = new NDList();

  /** Number of scalars that are kept. */
  int count() {
    return kept.size();
  }

  /** Keeps a scalar beyond its step, in the manager above its own, without its gradient. */
  void keep(NDArray scalar) {
    NDManager above = scalar.getManager().getParentManager();
    NDArray value = scalar.stopGradient();
    value.attach(above);
    NDScope.unregister(value);
    kept.add(value);
  }

  /** Reads and removes all scalars, in their order, of float32. */
  float[] floats() {
    return kept.isEmpty() ? new float[0] : read(NDArray::toFloatArray);
  }

  /** Reads and removes all scalars, in their order, of int64. */
  long[] longs() {
    return kept.isEmpty() ? new long[0] : read(NDArray::toLongArray);
  }

  /** Reads and removes all scalars. */
  private <T> T read(Function<NDArray, T> values) {
    try (NDArray together = NDArrays.stack(kept)) {
      return values.apply(together);
    } finally {
      kept.close();
      kept = new NDList();
    }
  }
}
