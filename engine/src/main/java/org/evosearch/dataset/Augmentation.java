package org.evosearch.dataset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.Serializable;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Random crop, flip and cutout of a whole batch, in that order, each image with random numbers of
 * its own.
 *
 * <p>All three only move pixels or replace them by constants, so together they are one gather: each
 * plane is extended by two entries, black and zero, and each pixel of the result is an index into
 * it. Black is 0 before normalization, since padding is that of the raw image; the square that is
 * cut out is 0 after normalization.
 *
 * <p>The crop: the image is padded on all sides and a window of its own size is drawn from the
 * padded one. The flip: from left to right, with probability 1/2. The cutout: the center of the
 * square is uniform over the image, and the square is clipped at its borders.
 *
 * <p>T. DeVries, G. W. Taylor: Improved Regularization of Convolutional Neural Networks with
 * Cutout, 2017, arXiv:1708.04552. Deviation: a square of odd side has that side; in the authors'
 * code it is one pixel smaller.
 *
 * @param cropPadding pixels by which each side is padded, 0 for no crop; the usual value for images
 *     of 32 pixels is 4
 * @param flip whether images are flipped
 * @param cutout side of the square in pixels, 0 for none; the usual value for images of 32 pixels
 *     is 16
 */
public record Augmentation(int cropPadding, Flip flip, int cutout) implements Serializable {

  /** Images as they are. */
  public static final Augmentation NONE = new Augmentation(0, Flip.NONE, 0);

  /** Which mirror images may replace an image. */
  public enum Flip {
    /** None. */
    NONE,
    /** Left and right exchanged, with probability 1/2. */
    HORIZONTAL
  }

  /** Checks the ranges. */
  public Augmentation {
    if (cropPadding < 0) {
      throw new IllegalArgumentException("Invalid cropPadding: " + cropPadding + " (0 or more)");
    }
    if (cutout < 0) {
      throw new IllegalArgumentException("Invalid cutout: " + cutout + " (0 or more)");
    }
  }

  /**
   * Augments a batch on its device. Equal streams give equal results; steps that are switched off
   * draw nothing.
   *
   * @param batch normalized images (N, C, H, W), float32; neither changed nor closed
   * @param normalization what they were normalized by
   * @param random source of the random numbers, image after image
   * @return (N, C, H, W), in the manager of the batch; the batch itself if all is switched off
   */
  public NDArray apply(NDArray batch, Normalization normalization, UniformRandomProvider random) {
    if (equals(NONE)) {
      return batch;
    }
    PixelMoves moves = PixelMoves.draw(this, batch.getShape(), random);
    NDManager owner = batch.getManager();
    try (NDManager scope = owner.newSubManager()) {
      scope.tempAttachAll(batch);
      NDArray result = moved(batch, constants(scope, normalization), moves.index(scope));
      result.attach(owner);
      return result;
    }
  }

  private static NDArray moved(NDArray batch, NDArray constants, NDArray index) {
    long images = batch.size(0);
    long channels = batch.size(1);
    long plane = batch.size(2) * batch.size(3);
    return batch
        .reshape(images, channels, plane)
        .concat(constants.broadcast(images, channels, 2), 2)
        .gather(index.reshape(images, 1, plane).broadcast(images, channels, plane), 2)
        .reshape(batch.getShape());
  }

  /** Black and zero behind the pixels of each plane, (1, C, 2). */
  private static NDArray constants(NDManager scope, Normalization normalization) {
    List<Double> black = normalization.black();
    float[] constants = new float[2 * black.size()];
    for (int channel = 0; channel < black.size(); channel++) {
      constants[2 * channel] = black.get(channel).floatValue();
    }
    return scope.create(constants, new Shape(1, black.size(), 2));
  }
}
