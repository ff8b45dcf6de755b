package org.evosearch.dataset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.evosearch.architecture.operation.TensorShape;

/** Images of one split, normalised, on a device: 4 bytes a value. Closing frees them. */
public final class DeviceImages implements AutoCloseable {

  private final NDManager manager;
  private final NDArray images;
  private final NDArray labels;
  private final int count;

  /**
   * Some of the images.
   *
   * @param images (N, C, H, W), float32
   * @param labels (N), int64
   */
  public record Batch(NDArray images, NDArray labels) implements AutoCloseable {

    @Override
    public void close() {
      images.close();
      labels.close();
    }
  }

  /**
   * Sends the bytes to the device and normalises them there.
   *
   * @param parent whose device is used, and which frees the images at the latest
   */
  public DeviceImages(LabelledImages source, Normalization normalization, NDManager parent) {
    this.count = source.count();
    this.manager = parent.newSubManager();
    this.images = images(source, normalization);
    this.labels = manager.create(Arrays.stream(source.labels()).asLongStream().toArray());
  }

  private NDArray images(LabelledImages source, Normalization normalization) {
    TensorShape shape = source.shape();
    Shape all = new Shape(source.count(), shape.channels(), shape.height(), shape.width());
    try (NDArray bytes = manager.create(source.pixels(), all, DataType.UINT8);
        NDArray means = channels(normalization.means());
        NDArray deviations = channels(normalization.deviations())) {
      return bytes
          .toType(DataType.FLOAT32, true)
          .divi(source.maximum())
          .subi(means)
          .divi(deviations);
    }
  }

  private NDArray channels(List<Double> numbers) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i).floatValue();
    }
    return manager.create(values, new Shape(1, values.length, 1, 1));
  }

  /** Number of images. */
  public int count() {
    return count;
  }

  /**
   * Copies the images with the given indices, in that order.
   *
   * @param owner who frees the batch if nobody closes it; on the same device
   * @throws IndexOutOfBoundsException if an index is not from 0 to {@link #count()} - 1
   */
  public Batch batch(int[] indices, NDManager owner) {
    // On a GPU an index out of range would end the whole process's use of the device.
    for (int index : indices) {
      Objects.checkIndex(index, count);
    }
    try (NDArray chosen = owner.create(Arrays.stream(indices).asLongStream().toArray())) {
      NDIndex index = new NDIndex("{}", chosen);
      return new Batch(images.get(owner, index), labels.get(owner, index));
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
