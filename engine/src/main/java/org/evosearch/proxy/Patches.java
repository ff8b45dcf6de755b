package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Reduces the resolution of feature maps without loss: the values of a patch become channels of one
 * position.
 */
final class Patches {

  private Patches() {}

  /**
   * Brings maps to the resolution of others; rows and columns that do not fill a patch are left
   * out.
   *
   * @param maps (N, C, H, W)
   * @param target (N, ..., h, w)
   * @return (N, C a b, h, w) for a = H / h and b = W / w, rounded down; the maps' own resolution
   *     where that is lower
   */
  static NDArray of(NDArray maps, Shape target) {
    long height = Math.min(maps.getShape().get(2), target.get(2));
    long width = Math.min(maps.getShape().get(3), target.get(3));
    long a = maps.getShape().get(2) / height;
    long b = maps.getShape().get(3) / width;
    long images = maps.getShape().get(0);
    long channels = maps.getShape().get(1);
    return maps.get(":, :, :" + a * height + ", :" + b * width)
        .reshape(images, channels, height, a, width, b)
        .transpose(0, 1, 3, 5, 2, 4)
        .reshape(images, channels * a * b, height, width);
  }
}
