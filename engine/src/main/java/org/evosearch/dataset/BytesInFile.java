package org.evosearch.dataset;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Images in a file, each read on demand. */
final class BytesInFile implements ImageBytes {

  private final PixelFile file;
  private final int[] places;

  /**
   * Some images of a file.
   *
   * @param places of the images in the file, from 0
   */
  BytesInFile(PixelFile file, int[] places) {
    this.file = file;
    this.places = places;
  }

  @Override
  public int count() {
    return places.length;
  }

  @Override
  public ByteBuffer image(int index) {
    return file.image(places[index]);
  }

  @Override
  public ImageBytes select(int[] indices) {
    return new BytesInFile(file, Arrays.stream(indices).map(i -> places[i]).toArray());
  }

  @Override
  public ImageBytes with(ImageBytes others) {
    if (!(others instanceof BytesInFile more) || more.file != file) {
      throw new IllegalArgumentException("Invalid images: others are not in the same file");
    }
    return new BytesInFile(
        file, IntStream.concat(Arrays.stream(places), Arrays.stream(more.places)).toArray());
  }
}
