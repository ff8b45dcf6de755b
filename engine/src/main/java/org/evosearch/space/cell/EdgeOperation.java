package org.evosearch.space.cell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Pooling;

/** The operation on an edge of a {@link DenseCell}. */
public enum EdgeOperation {
  /** Zeros: the edge is absent. */
  NONE,
  /** Identity; if the shape changes, a 1x1 convolution or a factorized reduction. */
  SKIP_CONNECT,
  /** ReLU, 1x1 convolution, batch normalization. */
  NOR_CONV_1X1,
  /** ReLU, 3x3 convolution, batch normalization. */
  NOR_CONV_3X3,
  /** 3x3 average pooling, in which padding does not count. */
  AVG_POOL_3X3;

  private static final Map<String, EdgeOperation> BY_WORD =
      Stream.of(values()).collect(Collectors.toMap(EdgeOperation::word, Function.identity()));

  private final String word = name().toLowerCase(Locale.ROOT);

  /**
   * Adds this operation to a network; {@link #NONE} cannot be added.
   *
   * @param scaling how its output differs from its input
   * @return its output node
   */
  int addTo(Architecture.Builder builder, int node, Scaling scaling) {
    return switch (this) {
      case SKIP_CONNECT -> scaling.addSkip(builder, node);
      case NOR_CONV_1X1 -> ConvolutionBlocks.addActivated(builder, node, scaling.convolution(1));
      case NOR_CONV_3X3 -> ConvolutionBlocks.addActivated(builder, node, scaling.convolution(3));
      case AVG_POOL_3X3 ->
          builder.add(new Pooling(Pooling.Kind.AVERAGE, 3, scaling.stride(), 1), node);
      case NONE -> throw new IllegalStateException("[BUG] Expected an edge that is there");
    };
  }

  /** The benchmarks' name, such as {@code nor_conv_3x3}. */
  public String word() {
    return word;
  }

  /** All words. */
  public static List<String> words() {
    return Stream.of(values()).map(EdgeOperation::word).toList();
  }

  /**
   * The operation of the given word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EdgeOperation of(String word) {
    EdgeOperation operation = BY_WORD.get(word);
    if (operation == null) {
      throw new IllegalArgumentException(
          "Invalid operation: " + word + " (one of " + words() + ")");
    }
    return operation;
  }
}
