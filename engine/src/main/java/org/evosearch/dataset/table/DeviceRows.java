package org.evosearch.dataset.table;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.Targets;
import org.jspecify.annotations.Nullable;

/** Rows or signals of one part, a source of batches on a device. Closing frees them. */
public final class DeviceRows implements DeviceExamples {

  private final NDManager manager;
  private final TableRows rows;
  private final TensorShape one;
  private final Targets targets;

  /** (N, ...) on the device; null if batches are sent from the heap. */
  private final @Nullable NDArray placed;

  /**
   * Places rows.
   *
   * @param one shape of a network's input for one row
   * @param placement where they are kept
   * @param parent whose device is used, and which frees the rows at the latest
   */
  public DeviceRows(
      TableRows rows,
      TensorShape one,
      Targets targets,
      ImagePlacement placement,
      NDManager parent) {
    this.manager = parent.newSubManager();
    this.rows = rows;
    this.one = one;
    this.targets = targets;
    this.placed =
        placement == ImagePlacement.DEVICE
            ? sent(IntStream.range(0, rows.count()).toArray(), manager)
            : null;
  }

  private NDArray sent(int[] indices, NDManager owner) {
    long[] shape = one.dimensions().stream().mapToLong(Integer::longValue).toArray();
    int width = Math.toIntExact(one.elements());
    return owner.create(
        rows.inputs(indices, width), new Shape(indices.length).addAll(new Shape(shape)));
  }

  @Override
  public int count() {
    return rows.count();
  }

  @Override
  public Batch batch(int[] indices, NDManager owner) {
    // On a GPU an index out of range would make the device unusable for the whole process.
    for (int index : indices) {
      Objects.checkIndex(index, rows.count());
    }
    return new Batch(inputs(indices, owner), targets(indices, owner));
  }

  private NDArray inputs(int[] indices, NDManager owner) {
    if (placed == null) {
      return sent(indices, owner);
    }
    try (NDArray chosen = owner.create(Arrays.stream(indices).asLongStream().toArray())) {
      return placed.get(owner, new NDIndex("{}", chosen));
    }
  }

  private NDArray targets(int[] indices, NDManager owner) {
    return targets instanceof Targets.Numbers numbers
        ? owner.create(
            rows.standardized(indices, numbers), new Shape(indices.length, numbers.outputs()))
        : owner.create(Arrays.stream(indices).mapToLong(rows::label).toArray());
  }

  @Override
  public void close() {
    manager.close();
  }
}
