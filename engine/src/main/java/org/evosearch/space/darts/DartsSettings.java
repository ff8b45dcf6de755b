package org.evosearch.space.darts;

import org.evosearch.config.Section;
import org.evosearch.config.SettingsException;

/**
 * Size of the networks of {@link DartsSpace}.
 *
 * @param stem what they begin with
 * @param search size of the networks that score candidates
 * @param last size of the network for the final training
 */
public record DartsSettings(Stem stem, Size search, Size last) {

  /** The paper's networks for CIFAR-10. */
  public static final DartsSettings PUBLISHED =
      new DartsSettings(Stem.SMALL, new Size(16, 8), new Size(36, 20));

  /**
   * Size of one network.
   *
   * @param channels of the nodes of the first cells, even; each reduction doubles them
   * @param cells number of cells, at least 3
   */
  public record Size(int channels, int cells) {}

  /**
   * Reads section {@code space.darts}.
   *
   * @throws SettingsException if channels are odd
   */
  public static DartsSettings of(Section section) {
    return new DartsSettings(
        section.choice("stem", Stem.class), size(section, ""), size(section, "final-"));
  }

  private static Size size(Section section, String prefix) {
    int channels = section.whole(prefix + "channels", 2, 1024);
    if (channels % 2 != 0) {
      throw section.invalid(prefix + "channels", "even");
    }
    return new Size(channels, section.whole(prefix + "cells", 3, 128));
  }
}
