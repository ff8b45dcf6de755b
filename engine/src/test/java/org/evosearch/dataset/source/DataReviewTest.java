package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.Parts;
import org.evosearch.dataset.SampleFiles;
import org.junit.jupiter.api.Test;

class DataReviewTest {

  private static final DataReview REVIEW = new DataReview("pets", List.of("cat", "dog", "fish"));

  /** Images of one pixel each. */
  private static LabeledImages images(byte[] pixels, int... labels) {
    return LabeledImages.of(TensorShape.image(1, 1, 1), 255, 3, pixels, labels);
  }

  private static LabeledImages counting(int... labels) {
    return images(SampleFiles.counting(200, labels.length), labels);
  }

  private static List<String> warnings(LabeledImages train, LabeledImages validation) {
    return REVIEW.warnings(new Parts<>(train, validation, validation));
  }

  @Test
  void oneClassAloneIsRefused() {
    assertThatThrownBy(() -> REVIEW.requireClasses(counting(1, 1, 1)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot use pets: all 3 training images are of one class, dog (at least two are"
                + " needed)");
  }

  @Test
  void equalImagesAreRefused() {
    assertThatThrownBy(() -> REVIEW.requireSense(images(new byte[] {7, 7, 7}, 0, 1, 2)))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot use pets: all 3 training images have the same pixels");
  }

  @Test
  void equalBlackImagesAreRefusedWithTheLikelyReason() {
    assertThatThrownBy(() -> REVIEW.requireSense(images(new byte[3], 0, 1, 2)))
        .hasMessageEndingWith("the same pixels (black; values of 16 bits count from 0 to 65535)");
  }

  @Test
  void nothingIsOddAboutThreeClassesOfDifferentImages() {
    LabeledImages sound = counting(0, 1, 2, 0, 1, 2);
    REVIEW.requireSense(sound);

    assertThat(warnings(sound, counting(0, 1, 2))).isEmpty();
  }

  @Test
  void classesWithoutTrainingImagesAreNamed() {
    assertThat(warnings(counting(0, 0, 1), counting(0, 1, 2)))
        .containsExactly("1 of 3 classes have no training images: fish");
  }

  @Test
  void fewerValidationImagesThanClassesAreTold() {
    assertThat(warnings(counting(0, 1, 2), counting(0, 1)))
        .containsExactly("there are fewer validation images (2) than classes (3)");
  }

  @Test
  void aClassThatDominatesIsNamed() {
    int[] labels = new int[20];
    Arrays.setAll(labels, i -> i == 0 ? 0 : i == 1 ? 1 : 2);

    assertThat(warnings(counting(labels), counting(0, 1, 2)))
        .containsExactly(
            "90 % of the training images are of class fish: always predicting it is right as"
                + " often");
  }

  @Test
  void imagesThatAreNearlyBlackAreTold() {
    assertThat(warnings(images(new byte[] {3, 31, 5}, 0, 1, 2), counting(0, 1, 2)))
        .singleElement()
        .asString()
        .startsWith(
            "the training images of pets are nearly black: their largest value is 31 of 255");
    assertThat(warnings(images(new byte[] {3, 32, 5}, 0, 1, 2), counting(0, 1, 2))).isEmpty();
  }
}
