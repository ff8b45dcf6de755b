package org.evosearch.inheritance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which channel, or feature, of a parent each channel of its child stands for.
 *
 * @param sources for each channel of the child one of the parent's, or {@link #NEW}
 * @param width how many the parent has
 */
record ChannelMap(List<Integer> sources, int width) {

  /** The source of a channel that stands for none of the parent's. */
  static final int NEW = -1;

  ChannelMap {
    sources = List.copyOf(sources);
    int most = width;
    if (sources.stream().anyMatch(source -> source < NEW || source >= most)) {
      throw new IllegalArgumentException("Invalid channels: " + sources + " (of " + width + ")");
    }
  }

  /** Channels with equal index stand for each other; further ones of the child are new. */
  static ChannelMap leading(int width, int childWidth) {
    return new ChannelMap(
        IntStream.range(0, childWidth).mapToObj(k -> k < width ? k : NEW).toList(), width);
  }

  /** The channels of several inputs side by side. */
  static ChannelMap joined(List<ChannelMap> parts) {
    List<Integer> sources = new ArrayList<>();
    int width = 0;
    for (ChannelMap part : parts) {
      int offset = width;
      part.sources.forEach(source -> sources.add(source == NEW ? NEW : source + offset));
      width += part.width;
    }
    return new ChannelMap(sources, width);
  }

  /** The features of flattened channels, with the given number of elements in each. */
  ChannelMap flattened(int elements) {
    return new ChannelMap(
        sources.stream()
            .flatMap(
                source ->
                    IntStream.range(0, elements)
                        .mapToObj(i -> source == NEW ? NEW : source * elements + i))
            .toList(),
        width * elements);
  }

  /** How many channels the child has. */
  int childWidth() {
    return sources.size();
  }

  int source(int channel) {
    return sources.get(channel);
  }

  /** For each of the parent's channels, how many of the child's stand for it. */
  int[] counts() {
    int[] counts = new int[width];
    sources.stream().filter(source -> source != NEW).forEach(source -> counts[source]++);
    return counts;
  }

  /** Whether nothing is new and nothing is lost: then a child can compute what its parent does. */
  boolean isComplete() {
    return !sources.contains(NEW) && IntStream.of(counts()).allMatch(count -> count > 0);
  }

  /** Whether all channels stand for themselves. */
  boolean isIdentity() {
    return width == childWidth()
        && IntStream.range(0, width).allMatch(channel -> source(channel) == channel);
  }

  /**
   * The first channel of the child that stands for one of the parent's; {@link #NEW} if none does.
   */
  int first(int ofParent) {
    return sources.indexOf(ofParent);
  }
}
