package org.evosearch.dataset;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Images on the heap, each in an array of its own, which parts share. */
final class BytesOnHeap implements ImageBytes {

  private final byte[][] images;

  /** Takes the arrays without copying them; callers must not use them any more. */
  BytesOnHeap(byte[][] images) {
    this.images = images;
  }

  @Override
  public int count() {
    return images.length;
  }

  @Override
  public ByteBuffer image(int index) {
    return ByteBuffer.wrap(images[index]).asReadOnlyBuffer();
  }

  @Override
  public ImageBytes select(int[] indices) {
    return new BytesOnHeap(Arrays.stream(indices).mapToObj(i -> images[i]).toArray(byte[][]::new));
  }

  @Override
  public ImageBytes with(ImageBytes others) {
    if (!(others instanceof BytesOnHeap heap)) {
      throw new IllegalArgumentException("Invalid images: others are in a file");
    }
    byte[][] all = Arrays.copyOf(images, images.length + heap.images.length);
    System.arraycopy(heap.images, 0, all, images.length, heap.images.length);
    return new BytesOnHeap(all);
  }
}
