package org.evosearch.space.mobilenetv3;

import org.evosearch.config.Section;
import org.evosearch.config.SettingsException;
import org.evosearch.space.ParameterWindow;

/**
 * Size of the networks of {@link MobileNetV3Space}.
 *
 * @param width factor of all channels, before they are rounded to multiples of 8
 * @param halvings how many times height and width are halved, 0 to 5; if fewer than 5, the first
 *     layers that would halve do not
 * @param dropout rate before the last layer
 * @param window allowed numbers of parameters
 */
public record MobileNetV3Settings(
    double width, int halvings, double dropout, ParameterWindow window) {

  /** The networks of Once-for-All for images of 224 x 224 pixels. */
  public static final MobileNetV3Settings PUBLISHED =
      new MobileNetV3Settings(1, Stage.MAX_HALVINGS, 0.1, ParameterWindow.OPEN);

  /**
   * Reads section {@code space.mobilenetv3}.
   *
   * @throws SettingsException if a value is out of its range
   */
  static MobileNetV3Settings of(Section section) {
    return new MobileNetV3Settings(
        section.realAbove("width", 0, 8),
        section.whole("halvings", 0, Stage.MAX_HALVINGS),
        section.real("dropout", 0, 0.99),
        ParameterWindow.of(section));
  }

  /** These settings with another window. */
  MobileNetV3Settings with(ParameterWindow other) {
    return new MobileNetV3Settings(width, halvings, dropout, other);
  }
}
