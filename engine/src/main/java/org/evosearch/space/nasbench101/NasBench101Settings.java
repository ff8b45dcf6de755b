package org.evosearch.space.nasbench101;

import org.evosearch.config.Section;

/**
 * Which cells {@link NasBench101Space} has, and the size of its networks.
 *
 * @param maxVertices of a cell, input and output counted, 4 to 7
 * @param channels of the first convolution and the first stack; each further one has twice as many
 * @param cells in each of the three stacks
 */
public record NasBench101Settings(int maxVertices, int channels, int cells) {

  /** The networks that the benchmark has trained, for cells of up to the given size. */
  public static NasBench101Settings published(int maxVertices) {
    return new NasBench101Settings(maxVertices, 128, 3);
  }

  /** Reads section {@code space.nasbench101}. */
  public static NasBench101Settings of(Section section) {
    return new NasBench101Settings(
        section.whole("max-vertices", 4, 7),
        section.whole("channels", 8, 1024),
        section.whole("cells", 1, 64));
  }
}
