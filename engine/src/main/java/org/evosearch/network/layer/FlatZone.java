package org.evosearch.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Weights, one after the other in one array. Parts are aligned like arrays that libtorch allocates,
 * since the order of sums may depend on that; the numbers between them are always zero.
 */
final class FlatZone {

  /** Number of float32 values in 64 bytes. */
  private static final long ALIGNMENT = 16;

  private final boolean isForMaps;
  private final List<Variable> weights = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  private long size;

  FlatZone(boolean isForMaps) {
    this.isForMaps = isForMaps;
  }

  /** Whether its weights are those of convolutions, linear maps and attention. */
  boolean isForMaps() {
    return isForMaps;
  }

  void add(Variable weight, Shape shape) {
    weights.add(weight);
    shapes.add(shape);
    size += padded(shape.size());
  }

  /** The size of the array, the gaps between parts included. */
  long size() {
    return size;
  }

  private static long padded(long size) {
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** The parts of an array of this size, as views with the shapes of the weights. */
  List<NDArray> parts(PtNDArray zone) {
    if (shapes.isEmpty()) {
      return List.of();
    }
    NDList cut = JniUtils.split(zone, sizes(), 0);
    List<NDArray> parts = new ArrayList<>();
    int next = 0;
    for (Shape shape : shapes) {
      try (PtNDArray part = (PtNDArray) cut.get(next)) {
        parts.add(JniUtils.reshape(part, shape.getShape()));
      }
      next++;
      if (padded(shape.size()) > shape.size()) {
        cut.get(next).close();
        next++;
      }
    }
    return parts;
  }

  /** Sizes of the parts and of the gaps between them. */
  private long[] sizes() {
    return shapes.stream()
        .mapToLong(Shape::size)
        .flatMap(
            size ->
                padded(size) == size
                    ? LongStream.of(size)
                    : LongStream.of(size, padded(size) - size))
        .toArray();
  }

  /** Lets a pass take the parts of an array of this size and of the given precision. */
  List<NDArray> taken(PtNDArray zone, Precision precision) {
    List<NDArray> parts = parts(zone);
    for (int i = 0; i < parts.size(); i++) {
      weights.get(i).take((PtNDArray) parts.get(i), precision);
    }
    return parts;
  }

  /** Lets a pass take the weights themselves again. */
  void release() {
    weights.forEach(weight -> weight.take(null, Precision.FLOAT32));
  }
}
