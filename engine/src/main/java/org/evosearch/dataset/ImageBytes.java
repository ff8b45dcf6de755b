package org.evosearch.dataset;

import java.nio.ByteBuffer;

/** The bytes of some images of one shape, wherever they are kept. Immutable. */
interface ImageBytes {

  /** How many images there are. */
  int count();

  /** (C, H, W), unsigned bytes of one image, read-only. */
  ByteBuffer image(int index);

  /** The images with the given indices, in that order; none is copied. */
  ImageBytes select(int[] indices);

  /**
   * These images and then others; none is copied.
   *
   * @throws IllegalArgumentException if the others are not kept in the same place
   */
  ImageBytes with(ImageBytes others);
}
