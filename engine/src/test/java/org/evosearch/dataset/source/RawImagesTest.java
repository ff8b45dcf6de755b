package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.SampleFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawImagesTest {

  private static final List<String> NAMES = List.of("a", "b");

  private static LabeledImages images(int height, int width, int firstPixel, int... labels) {
    byte[] pixels = SampleFiles.counting(firstPixel, labels.length * height * width);
    return LabeledImages.of(TensorShape.image(1, height, width), 255, 2, pixels, labels);
  }

  private static String digest(
      List<String> names, LabeledImages train, @Nullable LabeledImages test) {
    return new RawImages("memory", names, train, test).digest();
  }

  @Test
  void equalDataHasEqualDigests() {
    assertThat(digest(NAMES, images(2, 3, 0, 0, 1), images(2, 3, 9, 1)))
        .isEqualTo(digest(NAMES, images(2, 3, 0, 0, 1), images(2, 3, 9, 1)));
  }

  @Test
  void everyPartOfTheDataCountsForTheDigest() {
    LabeledImages train = images(2, 3, 0, 0, 1);
    List<String> digests =
        List.of(
            digest(NAMES, train, images(2, 3, 9, 1)),
            digest(NAMES, train, null),
            digest(NAMES, train, images(2, 3, 8, 1)),
            digest(NAMES, train, images(2, 3, 9, 0)),
            digest(NAMES, images(2, 3, 0, 0, 0), images(2, 3, 9, 1)),
            digest(NAMES, images(2, 3, 1, 0, 1), images(2, 3, 9, 1)),
            digest(NAMES, images(3, 2, 0, 0, 1), images(3, 2, 9, 1)),
            digest(List.of("a", "c"), train, images(2, 3, 9, 1)),
            digest(List.of("ab", ""), train, images(2, 3, 9, 1)));

    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void aFixedFifthOfEachClassIsHeldOut() {
    int[] labels = new int[30];
    Arrays.fill(labels, 10, 30, 1);
    RawImages raw = new RawImages("memory", NAMES, images(1, 1, 0, labels), null);

    RawImages held = raw.withTest();

    assertThat(held.requireTest().classCounts()).containsExactly(2, 4);
    assertThat(held.train().classCounts()).containsExactly(8, 16);
    assertThat(SampleFiles.pixels(raw.withTest().requireTest()))
        .isEqualTo(SampleFiles.pixels(held.requireTest()));
  }

  @Test
  void testImagesOfTheirOwnAreKept() {
    RawImages raw = new RawImages("memory", NAMES, images(1, 1, 0, 0, 1), images(1, 1, 9, 1));

    assertThat(raw.withTest()).isSameAs(raw);
  }

  @Test
  void tooFewImagesToHoldOutAreRefused() {
    RawImages raw = new RawImages("memory", NAMES, images(1, 1, 0, 0, 1, 0, 1), null);

    assertThatThrownBy(raw::withTest)
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot hold out test images: 4 images are too few");
  }
}
