package org.evosearch.space.nasbench201;

import org.evosearch.config.Section;

/**
 * Size of the networks of {@link NasBench201Space}.
 *
 * @param cells in each of the three stages
 * @param channels of the first stage; each further one has twice as many
 */
public record NasBench201Settings(int cells, int channels) {

  /** The networks that the benchmark has trained. */
  public static final NasBench201Settings PUBLISHED = new NasBench201Settings(5, 16);

  /** Reads section {@code space.nasbench201}. */
  public static NasBench201Settings of(Section section) {
    return new NasBench201Settings(
        section.whole("cells", 1, 64), section.whole("channels", 1, 1024));
  }
}
