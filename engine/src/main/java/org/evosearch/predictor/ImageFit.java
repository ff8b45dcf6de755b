package org.evosearch.predictor;

import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.util.NDImageUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Converts images to the shape that a network takes: gray ones get three equal channels, colored
 * ones the mean of theirs if one is wanted, and height and width are resized bilinearly.
 *
 * @param wanted (C, H, W)
 */
record ImageFit(TensorShape wanted) {

  private static final int[] CHANNELS = {1};

  /** From (N, C, H, W) to N images of the wanted shape; the array itself if it has that. */
  NDArray of(NDArray images) {
    return resized(inChannels(images));
  }

  private NDArray inChannels(NDArray images) {
    Shape shape = images.getShape();
    if (shape.get(1) == wanted.channels()) {
      return images;
    }
    NDArray gray = images.mean(CHANNELS, true);
    return gray.broadcast(new Shape(shape.get(0), wanted.channels(), shape.get(2), shape.get(3)));
  }

  private NDArray resized(NDArray images) {
    Shape shape = images.getShape();
    if (shape.get(2) == wanted.height() && shape.get(3) == wanted.width()) {
      return images;
    }
    NDArray channelsLast = images.transpose(0, 2, 3, 1);
    return NDImageUtils.resize(
            channelsLast, wanted.width(), wanted.height(), Image.Interpolation.BILINEAR)
        .transpose(0, 3, 1, 2);
  }
}
