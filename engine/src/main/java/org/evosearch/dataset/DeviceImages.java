package org.evosearch.dataset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;

/** Images of one part, a source of normalized batches on a device. Closing frees them. */
public final class DeviceImages implements DeviceExamples {

  private final NDManager manager;
  private final Normalization normalization;
  private final StoredPixels pixels;
  private final long[] labels;
  private final NDArray means;
  private final NDArray deviations;
  private final int maximum;

  /**
   * Places images.
   *
   * @param normalization of all batches
   * @param placement where they are kept
   * @param parent whose device is used, and which frees the images at the latest
   */
  public DeviceImages(
      LabeledImages source,
      Normalization normalization,
      ImagePlacement placement,
      NDManager parent) {
    this.manager = parent.newSubManager();
    this.normalization = normalization;
    this.maximum = source.maximum();
    this.means = channels(normalization.means());
    this.deviations = channels(normalization.deviations());
    this.pixels = StoredPixels.of(source, placement, manager);
    this.labels = Arrays.stream(source.labels()).asLongStream().toArray();
  }

  private NDArray channels(List<Double> numbers) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i).floatValue();
    }
    return manager.create(values, new Shape(1, values.length, 1, 1));
  }

  @Override
  public int count() {
    return labels.length;
  }

  @Override
  public Batch batch(int[] indices, NDManager owner) {
    // On a GPU an index out of range would make the device unusable for the whole process.
    for (int index : indices) {
      Objects.checkIndex(index, labels.length);
    }
    try (NDArray bytes = pixels.of(indices, owner)) {
      long[] chosen = Arrays.stream(indices).mapToLong(i -> labels[i]).toArray();
      return new Batch(normalized(bytes), owner.create(chosen));
    }
  }

  @Override
  public NDArray augmented(NDArray inputs, Augmentation plan, UniformRandomProvider random) {
    return plan.apply(inputs, normalization, random);
  }

  private NDArray normalized(NDArray bytes) {
    return bytes.toType(DataType.FLOAT32, true).divi(maximum).subi(means).divi(deviations);
  }

  @Override
  public void close() {
    manager.close();
  }
}
