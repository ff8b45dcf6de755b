package org.evosearch.space.cell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What an edge of a {@link DenseCell} does. */
public enum EdgeOperation {
  /** Zeros: the edge is absent. */
  NONE,
  /** Passes its input on; where shapes change, a convolution makes them fit. */
  SKIP_CONNECT,
  /** ReLU, 1x1 convolution, batch normalisation. */
  NOR_CONV_1X1,
  /** ReLU, 3x3 convolution, batch normalisation. */
  NOR_CONV_3X3,
  /** The mean of 3x3 pixels, those outside the image not counted. */
  AVG_POOL_3X3;

  /** The benchmarks' name, such as {@code nor_conv_3x3}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words. */
  public static List<String> words() {
    return Stream.of(values()).map(EdgeOperation::word).toList();
  }

  /** The operation of the given word. */
  public static EdgeOperation of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
