package org.evosearch.network.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.evosearch.architecture.operation.ChannelShuffle;
import org.evosearch.architecture.operation.Crop;
import org.evosearch.architecture.operation.Remainder;
import org.evosearch.architecture.operation.ToImage;
import org.evosearch.architecture.operation.Truncation;
import org.evosearch.architecture.shape.TensorShape;

/** Layers without weights that change the layout or take means. */
final class Reshaping {

  private static final Shape ONE_PIXEL = new Shape(1, 1);

  private Reshaping() {}

  /** (N, C, H, W) to (N, C). */
  static PtNDArray meanOfPixels(PtNDArray image) {
    try (PtNDArray mean = JniUtils.adaptiveAvgPool(image, ONE_PIXEL)) {
      return JniUtils.flatten(mean, 1, -1);
    }
  }

  /** (N, T, D) to (N, D). */
  static PtNDArray meanOfTokens(PtNDArray tokens) {
    return JniUtils.mean(tokens, 1, false);
  }

  /** (N, C, H, W) to (N, H W, C). */
  static PtNDArray toTokens(PtNDArray image) {
    try (PtNDArray flat = JniUtils.flatten(image, 2, -1)) {
      return JniUtils.transpose(flat, 1, 2);
    }
  }

  /** (N, H W, C) to (N, C, H, W). */
  static Layer toImage(ToImage operation, int channels) {
    long[] shape = {-1, channels, operation.height(), operation.width()};
    return Layer.of(
        tokens -> {
          try (PtNDArray channelsFirst = JniUtils.transpose(tokens, 1, 2)) {
            return JniUtils.reshape(channelsFirst, shape);
          }
        });
  }

  /** (N, T, D) to (N, D). */
  static PtNDArray firstToken(PtNDArray tokens) {
    try (PtNDArray first = JniUtils.slice(tokens, 1, 0, 1, 1)) {
      return JniUtils.squeeze(first, 1);
    }
  }

  /** (N, C, H, W) to (N, channels, H, W), and likewise for vectors. */
  static Layer truncation(Truncation operation) {
    return Layer.of(image -> JniUtils.slice(image, 1, 0, operation.channels(), 1));
  }

  /** (N, C, H, W) to (N, C - channels, H, W), and likewise for vectors. */
  static Layer remainder(Remainder operation, TensorShape input) {
    int end = input.dimensions().get(0);
    return Layer.of(image -> JniUtils.slice(image, 1, operation.channels(), end, 1));
  }

  /** Transposes groups and the channels in them, with one copy. */
  static Layer shuffle(ChannelShuffle operation, TensorShape input) {
    int groups = operation.groups();
    long[] apart = {-1, groups, input.channels() / groups, input.height(), input.width()};
    return Layer.of(
        image -> {
          try (PtNDArray grouped = JniUtils.reshape(image, apart);
              PtNDArray dealt = JniUtils.transpose(grouped, 1, 2)) {
            return JniUtils.flatten(dealt, 1, 2);
          }
        });
  }

  /** Drops the first rows and columns of (N, C, H, W). */
  static Layer crop(Crop operation, TensorShape input) {
    return Layer.of(
        image -> {
          try (PtNDArray rows = JniUtils.slice(image, 2, operation.rows(), input.height(), 1)) {
            return JniUtils.slice(rows, 3, operation.columns(), input.width(), 1);
          }
        });
  }
}
