package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;

/** Scalars of steps that are over, on their device, until they are read together. */
final class Scalars {

  private NDList kept = new NDList();

  /** How many wait. */
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

  /** Those that wait, in their order, of float32. */
  float[] floats() {
    if (kept.isEmpty()) {
      return new float[0];
    }
    try (NDArray together = NDArrays.stack(kept)) {
      return together.toFloatArray();
    } finally {
      forget();
    }
  }

  /** Those that wait, in their order, of int64. */
  long[] longs() {
    if (kept.isEmpty()) {
      return new long[0];
    }
    try (NDArray together = NDArrays.stack(kept)) {
      return together.toLongArray();
    } finally {
      forget();
    }
  }

  private void forget() {
    kept.close();
    kept = new NDList();
  }
}
