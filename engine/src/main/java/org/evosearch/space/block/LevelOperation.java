package org.evosearch.space.block;

import org.evosearch.architecture.shape.TensorShape;

/** What can be done with one feature map that keeps its height and width. */
public enum LevelOperation {
  /** ReLU, 1x1 convolution, batch normalization. */
  CONV_1X1("conv1x1"),
  /** ReLU, 3x3 convolution, batch normalization. */
  CONV_3X3("conv3x3"),
  /** ReLU, depthwise 3x3 and 1x1 convolution, batch normalization. */
  SEP_3X3("sep3x3"),
  /** ReLU, depthwise 5x5 and 1x1 convolution, batch normalization. */
  SEP_5X5("sep5x5"),
  /** As {@link #SEP_3X3}, with every second pixel. */
  DIL_3X3("dil3x3"),
  /** As {@link #SEP_5X5}, with every second pixel. */
  DIL_5X5("dil5x5"),
  /** The mean of 3x3 pixels. */
  AVG_3X3("avg3x3"),
  /** The largest of 3x3 pixels. */
  MAX_3X3("max3x3"),
  /** Passes on what it is given. */
  SKIP("skip"),
  /** Batch normalization, ReLU. */
  BN_RELU("bnrelu"),
  /** Squeeze and excitation. */
  SE("se"),
  /** Layer normalization, self-attention over the pixels. */
  ATTENTION("attention");

  /** Attention compares all pixels with each other: there must be few. */
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
   * Whether it learns more than a scale for each channel; the others give the channels that they
   * are given.
   */
  public boolean learns() {
    return switch (this) {
      case CONV_1X1, CONV_3X3, SEP_3X3, SEP_5X5, DIL_3X3, DIL_5X5, ATTENTION -> true;
      default -> false;
    };
  }

  /**
   * The lowest level where images are small enough for it.
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
