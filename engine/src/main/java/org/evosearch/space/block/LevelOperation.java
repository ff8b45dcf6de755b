package org.evosearch.space.block;

import org.evosearch.architecture.shape.TensorShape;

/** An operation on one feature map that keeps its height and width. */
public enum LevelOperation {
  /** ReLU, 1x1 convolution, batch normalization. */
  CONV_1X1("conv1x1"),
  /** ReLU, 3x3 convolution, batch normalization. */
  CONV_3X3("conv3x3"),
  /** ReLU, depthwise 3x3 and 1x1 convolution, batch normalization. */
  SEP_3X3("sep3x3"),
  /** ReLU, depthwise 5x5 and 1x1 convolution, batch normalization. */
  SEP_5X5("sep5x5"),
  /** As {@link #SEP_3X3}, with dilation 2. */
  DIL_3X3("dil3x3"),
  /** As {@link #SEP_5X5}, with dilation 2. */
  DIL_5X5("dil5x5"),
  /** 3x3 average pooling. */
  AVG_3X3("avg3x3"),
  /** 3x3 max pooling. */
  MAX_3X3("max3x3"),
  /** Identity. */
  SKIP("skip"),
  /** Batch normalization, ReLU. */
  BN_RELU("bnrelu"),
  /** Squeeze and excitation. */
  SE("se"),
  /** Layer normalization, self-attention over the pixels. */
  ATTENTION("attention");

  /** Limit for attention, whose cost is quadratic in the number of pixels. */
  private static final int MAX_ATTENTION_PIXELS = 256;

  private final String word;

  LevelOperation(String word) {
    this.word = word;
  }

  /** Its name in genotypes. */
  public String word() {
    return word;
  }

  /**
   * Whether it mixes channels by learned weights, and so can change their number; the others keep
   * it.
   */
  public boolean mixesChannels() {
    return switch (this) {
      case CONV_1X1, CONV_3X3, SEP_3X3, SEP_5X5, DIL_3X3, DIL_5X5, ATTENTION -> true;
      default -> false;
    };
  }

  /**
   * The lowest level at which images are small enough for it.
   *
   * @param image shape (C, H, W) at level 0, or (C, T) of a signal
   */
  public int lowestLevel(TensorShape image) {
    int level = 0;
    while (this == ATTENTION && pixels(image.halved(level)) > MAX_ATTENTION_PIXELS) {
      level++;
    }
    return level;
  }

  private static int pixels(TensorShape map) {
    return map.height() * map.width();
  }
}
