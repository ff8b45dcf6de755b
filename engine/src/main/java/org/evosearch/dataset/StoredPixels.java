package org.evosearch.dataset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.evosearch.architecture.shape.TensorShape;

/** The bytes of images, wherever they are kept. */
interface StoredPixels {

  /**
   * Copies the bytes of some images.
   *
   * @param indices each from 0 to N - 1
   * @param owner of the copy
   * @return (indices, C, H, W), uint8
   */
  NDArray of(int[] indices, NDManager owner);

  /**
   * Places images.
   *
   * @param manager owns what is kept on the device
   */
  static StoredPixels of(LabeledImages images, ImagePlacement placement, NDManager manager) {
    return switch (placement) {
      case DEVICE -> new PixelsOnDevice(images, manager);
      case HOST, DISK -> (indices, owner) -> sent(images, indices, owner);
    };
  }

  /** Sends some images, at most 2 GiB, to the device of a manager. */
  static NDArray sent(LabeledImages images, int[] indices, NDManager owner) {
    return owner.create(images.pixels(indices), shape(images, indices.length), DataType.UINT8);
  }

  /** (count, C, H, W). */
  static Shape shape(LabeledImages images, int count) {
    TensorShape one = images.shape();
    return new Shape(count, one.channels(), one.height(), one.width());
  }
}
