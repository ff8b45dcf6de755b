package org.evosearch.space.autoformer;

import java.util.Map;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.space.ParameterWindow;

/**
 * Settings of {@link AutoFormerSpace}.
 *
 * @param alternatives that genotypes choose from
 * @param plan what all networks have in common
 * @param window allowed numbers of parameters
 */
record AutoFormerSettings(Alternatives alternatives, TokenPlan plan, ParameterWindow window) {

  /**
   * Reads section {@code space.autoformer}, for images of a shape.
   *
   * @throws org.evosearch.config.SettingsException if a value is out of its range or patches do not
   *     divide the images
   */
  static AutoFormerSettings of(Section section, TensorShape image) {
    ParameterWindow window = ParameterWindow.of(section);
    Map<String, Alternatives> sizes =
        Map.of(
            "tiny", Alternatives.TINY,
            "small", Alternatives.SMALL,
            "base", Alternatives.BASE,
            "own", Alternatives.of(section.section("own")));
    return new AutoFormerSettings(
        section.choice("size", sizes), TokenPlan.of(section, image), window);
  }

  /** These settings with another window. */
  AutoFormerSettings with(ParameterWindow other) {
    return new AutoFormerSettings(alternatives, plan, other);
  }
}
