package org.evosearch.network.layer;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.FloatBuffer;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** An array of a layer that is neither trained nor saved. */
public final class Constant {

  private final Shape shape;
  private final IntToDoubleFunction values;
  private @Nullable PtNDArray array;

  /** Describes the array by its value at each row-major index. */
  Constant(Shape shape, IntToDoubleFunction values) {
    this.shape = shape;
    this.values = values;
  }

  /** Creates the array on the manager's device, owned by the manager, unless it exists. */
  public void place(NDManager manager) {
    if (array == null || array.isReleased()) {
      array = WrittenArray.of(manager, shape, this::write);
    }
  }

  private void write(FloatBuffer target) {
    for (int i = 0; i < target.capacity(); i++) {
      target.put(i, (float) values.applyAsDouble(i));
    }
  }

  PtNDArray array() {
    if (array == null) {
      throw new IllegalStateException("Cannot run the network: it is not initialized");
    }
    return array;
  }
}
