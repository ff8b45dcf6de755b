package org.evosearch.dataset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The bytes of images on a device, freed with its manager. */
final class PixelsOnDevice implements StoredPixels {

  /** Maximum number of bytes per transfer, unless a single image has more. */
  private static final int PART = 1 << 26;

  private final NDArray pixels;

  PixelsOnDevice(LabeledImages images, NDManager manager) {
    int count = images.count();
    pixels = manager.create(StoredPixels.shape(images, count), DataType.UINT8);
    int size = Math.max(1, PART / Math.toIntExact(images.shape().elements()));
    for (int from = 0; from < count; from += size) {
      int to = Math.min(from + size, count);
      int[] part = IntStream.range(from, to).toArray();
      try (NDArray bytes = StoredPixels.sent(images, part, manager)) {
        pixels.set(new NDIndex("{}:{}", from, to), bytes);
      }
    }
  }

  @Override
  public NDArray of(int[] indices, NDManager owner) {
    try (NDArray chosen = owner.create(Arrays.stream(indices).asLongStream().toArray())) {
      return pixels.get(owner, new NDIndex("{}", chosen));
    }
  }
}
