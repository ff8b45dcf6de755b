package org.evosearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;

class NormalizationTest {

  @Test
  void eachChannelIsMeasuredOnItsOwnOverAllImages() {
    // Channel 0: 0, 255, 0, 255; channel 1: 51, 51, 102, 102.
    byte[] pixels = {0, (byte) 255, 51, 51, 0, (byte) 255, 102, 102};
    LabeledImages images = LabeledImages.of(TensorShape.image(2, 1, 2), 255, 1, pixels, new int[2]);

    Normalization measured = Normalization.of(images);

    assertThat(measured.means().get(0)).isCloseTo(0.5, within(1e-12));
    assertThat(measured.deviations().get(0)).isCloseTo(0.5, within(1e-12));
    assertThat(measured.means().get(1)).isCloseTo(0.3, within(1e-12));
    assertThat(measured.deviations().get(1)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void theScaleIsThatOfTheMaximum() {
    LabeledImages images =
        LabeledImages.of(TensorShape.image(1, 1, 2), 16, 1, new byte[] {0, 16}, new int[1]);

    assertThat(Normalization.of(images)).isEqualTo(new Normalization(List.of(0.5), List.of(0.5)));
  }

  @Test
  void aConstantChannelIsNotScaled() {
    LabeledImages images =
        LabeledImages.of(TensorShape.image(1, 1, 2), 255, 1, new byte[] {51, 51}, new int[1]);

    assertThat(Normalization.of(images)).isEqualTo(new Normalization(List.of(0.2), List.of(1.0)));
  }

  @Test
  void blackIsZeroBeforeNormalization() {
    assertThat(new Normalization(List.of(0.5, 0.2), List.of(0.25, 0.1)).black())
        .containsExactly(-2.0, -2.0);
  }

  @Test
  void meansWithoutDeviationsAreRefused() {
    assertThatThrownBy(() -> new Normalization(List.of(0.5, 0.5), List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid deviations: [1.0] (as many as means [0.5, 0.5])");
  }

  @Test
  void aDeviationOfZeroIsRefused() {
    assertThatThrownBy(() -> new Normalization(List.of(0.5), List.of(0.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid deviations: [0.0] (positive)");
  }
}
