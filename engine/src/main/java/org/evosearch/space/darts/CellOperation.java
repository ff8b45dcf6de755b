package org.evosearch.space.darts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.space.cell.ConvolutionBlocks;
import org.evosearch.space.cell.Scaling;

/** The operation on an edge of a {@link Cell}; derived cells have no {@code none}. */
public enum CellOperation {
  /** 3x3 max pooling. */
  MAX_POOL_3X3,
  /** 3x3 average pooling, in which padding does not count. */
  AVG_POOL_3X3,
  /** Identity; with stride 2, a factorized reduction. */
  SKIP_CONNECT,
  /** ReLU, depthwise 3x3, pointwise, batch normalization, twice. */
  SEP_CONV_3X3,
  /** ReLU, depthwise 5x5, pointwise, batch normalization, twice. */
  SEP_CONV_5X5,
  /** ReLU, depthwise 3x3 of dilation 2, pointwise, batch normalization. */
  DIL_CONV_3X3,
  /** ReLU, depthwise 5x5 of dilation 2, pointwise, batch normalization. */
  DIL_CONV_5X5;

  private static final Map<String, CellOperation> BY_WORD =
      Stream.of(values()).collect(Collectors.toMap(CellOperation::word, Function.identity()));

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The published name, such as {@code sep_conv_3x3}. */
  public String word() {
    return word;
  }

  /** All words. */
  public static List<String> words() {
    return Stream.of(values()).map(CellOperation::word).toList();
  }

  /** The operation of the given word, if there is one. */
  static Optional<CellOperation> find(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /** Whether it is the identity at the given stride. */
  boolean isIdentity(int stride) {
    return this == SKIP_CONNECT && stride == 1;
  }

  /**
   * Adds this operation to a network.
   *
   * @param channels of its input and its output
   * @param stride 1, or 2 to halve height and width
   * @return its output node
   */
  int addTo(Architecture.Builder builder, int node, int channels, int stride) {
    return switch (this) {
      case MAX_POOL_3X3 -> builder.add(new Pooling(Pooling.Kind.MAX, 3, stride, 1), node);
      case AVG_POOL_3X3 -> builder.add(new Pooling(Pooling.Kind.AVERAGE, 3, stride, 1), node);
      case SKIP_CONNECT -> new Scaling(channels, channels, stride).addSkip(builder, node);
      case SEP_CONV_3X3 -> addTwice(builder, node, Convolution.same(channels, 3), stride);
      case SEP_CONV_5X5 -> addTwice(builder, node, Convolution.same(channels, 5), stride);
      case DIL_CONV_3X3 -> addDilated(builder, node, Convolution.same(channels, 3), stride);
      case DIL_CONV_5X5 -> addDilated(builder, node, Convolution.same(channels, 5), stride);
    };
  }

  private static int addTwice(
      Architecture.Builder builder, int node, Convolution kernel, int stride) {
    return addSeparable(builder, addSeparable(builder, node, kernel.withStride(stride)), kernel);
  }

  private static int addDilated(
      Architecture.Builder builder, int node, Convolution kernel, int stride) {
    return addSeparable(builder, node, kernel.withDilation(2).withStride(stride));
  }

  private static int addSeparable(Architecture.Builder builder, int node, Convolution kernel) {
    return ConvolutionBlocks.addSeparable(builder, node, kernel, kernel.channels());
  }
}
