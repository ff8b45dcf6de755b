package org.evosearch.space.transnas;

import org.evosearch.config.Section;
import org.evosearch.config.SettingsException;

/**
 * Size of the networks of {@link MicroSpace} and {@link MacroSpace}.
 *
 * @param channels input channels of the first module, even
 */
public record TransNasSettings(int channels) {

  /** The networks that the benchmark has trained. */
  public static final TransNasSettings PUBLISHED = new TransNasSettings(64);

  /**
   * Reads section {@code space.transnas101-micro} or {@code space.transnas101-macro}.
   *
   * @throws SettingsException if the channels are odd
   */
  public static TransNasSettings of(Section section) {
    int channels = section.whole("channels", 2, 1024);
    if (channels % 2 != 0) {
      throw section.invalid("channels", "even");
    }
    return new TransNasSettings(channels);
  }
}
