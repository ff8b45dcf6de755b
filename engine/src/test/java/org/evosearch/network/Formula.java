package org.evosearch.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.function.IntToDoubleFunction;
import org.evosearch.architecture.Architecture;
import org.evosearch.network.layer.WrittenArray;

/** Images and weights by formula: the same numbers as in layers.py. */
final class Formula {

  private Formula() {}

  static NDArray images(NDManager manager, Architecture architecture, int count) {
    var dimensions = architecture.inputShape().dimensions();
    Shape one = new Shape(dimensions.stream().mapToLong(Integer::longValue).toArray());
    return WrittenArray.of(
        manager,
        new Shape(count).addAll(one),
        target -> write(target, i -> 5 * Math.sin(0.5 + 0.9 * i + 0.001 * i * i)));
  }

  static void setWeights(Network network) {
    for (int k = 0; k < network.weights().size(); k++) {
      double phase = 1 + 0.7 * k;
      write(values(network.weights().get(k)), i -> 0.5 * Math.sin(phase + 0.37 * i));
    }
  }

  /** The memory of an array itself. */
  static FloatBuffer values(NDArray array) {
    return array.toByteBuffer(true).asFloatBuffer();
  }

  private static void write(FloatBuffer target, IntToDoubleFunction formula) {
    for (int i = 0; i < target.capacity(); i++) {
      target.put(i, (float) formula.applyAsDouble(i));
    }
  }
}
