package org.evosearch.dataset.table;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.Targets;
import org.jspecify.annotations.Nullable;

/** Rows of one part of a table, of which batches are had on a device. Closing frees them. */
final class DeviceRows implements DeviceExamples {

  private final NDManager manager;
  private final TableRows rows;
  private final int width;
  private final Targets targets;

  /** (N, F) on the device; null if batches are sent from the heap. */
  private final @Nullable NDArray placed;

  DeviceRows(
      TableRows rows, int width, Targets targets, ImagePlacement placement, NDManager parent) {
    this.manager = parent.newSubManager();
    this.rows = rows;
    this.width = width;
    this.targets = targets;
    this.placed =
        placement == ImagePlacement.DEVICE
            ? sent(IntStream.range(0, rows.count()).toArray(), manager)
            : null;
  }

  private NDArray sent(int[] indices, NDManager owner) {
    return owner.create(rows.inputs(indices, width), new Shape(indices.length, width));
  }

  @Override
  public int count() {
    return rows.count();
  }

  @Override
  public Batch batch(int[] indices, NDManager owner) {
    // On a GPU an index out of range would end the whole process's use of the device.
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
