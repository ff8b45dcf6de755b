package org.evosearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceImagesTest {

  private static final Normalization NORMALIZATION =
      new Normalization(List.of(0.5, 0.25), List.of(0.25, 0.5));

  /** Three images of shape (2, 1, 2). */
  private static LabeledImages images() {
    byte[] pixels = {0, 16, 0, 16, 1, 2, 3, 4, 5, 6, 7, 8};
    return LabeledImages.of(TensorShape.image(2, 1, 2), 16, 5, pixels, new int[] {4, 0, 2});
  }

  @ParameterizedTest
  @EnumSource
  void aBatchHoldsTheChosenImagesNormalized(ImagePlacement placement) {
    try (NDManager manager = NDManager.newBaseManager();
        DeviceImages device = new DeviceImages(images(), NORMALIZATION, placement, manager);
        DeviceExamples.Batch batch = device.batch(new int[] {2, 0, 2}, manager)) {
      assertThat(batch.inputs().getShape()).isEqualTo(new Shape(3, 2, 1, 2));
      assertThat(batch.inputs().getDataType()).isEqualTo(DataType.FLOAT32);
      float[] expected = {
        (5 / 16f - 0.5f) / 0.25f,
        (6 / 16f - 0.5f) / 0.25f,
        (7 / 16f - 0.25f) / 0.5f,
        (8 / 16f - 0.25f) / 0.5f,
        -2,
        2,
        -0.5f,
        1.5f,
        (5 / 16f - 0.5f) / 0.25f,
        (6 / 16f - 0.5f) / 0.25f,
        (7 / 16f - 0.25f) / 0.5f,
        (8 / 16f - 0.25f) / 0.5f
      };
      assertThat(batch.inputs().toFloatArray()).containsExactly(expected, within(1e-6f));
      assertThat(batch.targets().toLongArray()).containsExactly(2, 4, 2);
    }
  }

  @Test
  void bytesAboveHalfAreBright() {
    LabeledImages white =
        LabeledImages.of(TensorShape.image(1, 1, 1), 255, 1, new byte[] {(byte) 255}, new int[1]);
    try (NDManager manager = NDManager.newBaseManager();
        DeviceImages device =
            new DeviceImages(white, Normalization.MNIST, ImagePlacement.DEVICE, manager)) {
      assertThat(device.batch(new int[1], manager).inputs().toFloatArray()[0])
          .isCloseTo(2.8215f, within(1e-4f));
    }
  }

  /** Three of 32 MiB, of which two are sent at a time. */
  @Test
  void imagesAreSentInParts() {
    TensorShape large = TensorShape.image(1, 4096, 8192);
    byte[][] pixels = new byte[3][4096 * 8192];
    IntStream.range(0, 3).forEach(i -> Arrays.fill(pixels[i], (byte) (i + 1)));
    LabeledImages images = new LabeledImages(large, 1, 1, pixels, new int[3]);
    Normalization none = new Normalization(List.of(0.0), List.of(1.0));
    try (NDManager manager = NDManager.newBaseManager();
        DeviceImages device = new DeviceImages(images, none, ImagePlacement.DEVICE, manager)) {
      for (int i = 0; i < 3; i++) {
        try (DeviceExamples.Batch batch = device.batch(new int[] {i}, manager)) {
          assertThat(batch.inputs().min().getFloat()).isEqualTo(i + 1);
          assertThat(batch.inputs().max().getFloat()).isEqualTo(i + 1);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheBatchIsLeftWithItsOwner(ImagePlacement placement) {
    try (NDManager manager = NDManager.newBaseManager();
        DeviceImages device = new DeviceImages(images(), NORMALIZATION, placement, manager);
        NDManager owner = manager.newSubManager()) {
      DeviceExamples.Batch batch = device.batch(new int[] {1}, owner);

      assertThat(owner.getManagedArrays())
          .containsExactlyInAnyOrder(batch.inputs(), batch.targets());
      batch.close();
      assertThat(owner.getManagedArrays()).isEmpty();
    }
  }

  @Test
  void closingFreesEverything() {
    try (NDManager manager = NDManager.newBaseManager()) {
      DeviceImages device =
          new DeviceImages(images(), NORMALIZATION, ImagePlacement.DEVICE, manager);
      device.close();

      assertThat(manager.getManagedArrays()).isEmpty();
      assertThatThrownBy(() -> device.batch(new int[] {0}, manager))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anIndexOutsideTheImagesIsRefused() {
    try (NDManager manager = NDManager.newBaseManager();
        DeviceImages device =
            new DeviceImages(images(), NORMALIZATION, ImagePlacement.DEVICE, manager)) {
      assertThat(device.count()).isEqualTo(3);
      assertThatThrownBy(() -> device.batch(new int[] {0, 3}, manager))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("Index 3 out of bounds for length 3");
    }
  }
}
