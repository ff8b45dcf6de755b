package org.evosearch.space.mobilenetv3;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The choices for one layer.
 *
 * @param kernel side of the depthwise kernel, in pixels
 * @param expansion ratio of the channels inside the block to those of its input
 */
record LayerSize(int kernel, int expansion) {

  /** All sizes, in the order of the words. */
  static final List<LayerSize> ALL =
      Stream.of(3, 5, 7)
          .flatMap(kernel -> Stream.of(3, 4, 6).map(expansion -> new LayerSize(kernel, expansion)))
          .toList();

  /** Index of the word for a missing layer. */
  static final int MISSING = ALL.size();

  /** {@code kernel-expansion} for each size, then {@code none}. */
  static final List<String> WORDS =
      Stream.concat(ALL.stream().map(LayerSize::word), Stream.of("none")).toList();

  /** Its name in genotypes. */
  String word() {
    return kernel + "-" + expansion;
  }

  /** The size of a word of the given index, if it is one. */
  static Optional<LayerSize> of(int index) {
    return index == MISSING ? Optional.empty() : Optional.of(ALL.get(index));
  }
}
