package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.evosearch.dataset.ImagePlacement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetSettingsTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void aFractionThatLeavesAPartEmptyIsRefused(double fraction) {
    assertThatThrownBy(
            () -> new DatasetSettings("digits", null, fraction, 1, 0, 0, ImagePlacement.DEVICE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid dataset.validation-fraction: " + fraction + " (above 0, below 1)");
  }

  @Test
  void aNegativeLimitIsRefused() {
    assertThatThrownBy(
            () -> new DatasetSettings("digits", null, 0.1, 1, -1, 0, ImagePlacement.DEVICE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid dataset.train-images: -1 (0 for all, or more)");
  }

  @Test
  void aNegativeSizeIsRefused() {
    assertThatThrownBy(
            () -> new DatasetSettings("digits", null, 0.1, 1, 0, -8, ImagePlacement.DEVICE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid dataset.image-size: -8 (0 to keep, or the side in pixels)");
  }
}
