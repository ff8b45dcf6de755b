package org.evosearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;

class LabeledImagesTest {

  private static final TensorShape SHAPE = TensorShape.image(1, 1, 2);

  private static LabeledImages images() {
    return LabeledImages.of(SHAPE, 255, 3, new byte[] {0, 1, 2, 3, 4, (byte) 255}, labels());
  }

  private static int[] labels() {
    return new int[] {2, 0, 2};
  }

  @Test
  void selectionKeepsTheGivenOrderAndRepeats() {
    LabeledImages selected = images().select(new int[] {2, 0, 2});

    assertThat(selected.labels()).containsExactly(2, 2, 2);
    assertThat(SampleFiles.pixels(selected))
        .isEqualTo(ByteBuffer.wrap(new byte[] {4, (byte) 255, 0, 1, 4, (byte) 255}));
  }

  @Test
  void imagesMayBeJoined() {
    LabeledImages joined = images().with(images().select(new int[] {1}));

    assertThat(joined.labels()).containsExactly(concat(images().labels(), images().labels()[1]));
    assertThat(SampleFiles.pixels(joined.select(new int[] {0, 1, 2})))
        .isEqualTo(SampleFiles.pixels(images()));
    assertThat(SampleFiles.pixels(joined.select(new int[] {3})))
        .isEqualTo(SampleFiles.pixels(images().select(new int[] {1})));
    assertThatThrownBy(() -> images().with(LabeledImages.of(SHAPE, 16, 3, new byte[2], new int[1])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid images: 1 images (1, 1, 2) of 3 classes (");
  }

  private static int[] concat(int[] labels, int more) {
    int[] all = Arrays.copyOf(labels, labels.length + 1);
    all[labels.length] = more;
    return all;
  }

  @Test
  void everyClassIsCountedEvenAnEmptyOne() {
    assertThat(images().classCounts()).containsExactly(1, 0, 2);
  }

  @Test
  void nothingThatIsHandedOutOrInChangesTheImages() {
    byte[] pixels = {0, 1};
    int[] given = {0};
    LabeledImages images = LabeledImages.of(SHAPE, 255, 1, pixels, given);
    pixels[0] = 9;
    given[0] = 9;
    images.labels()[0] = 9;

    assertThat(images.labels()).containsExactly(0);
    assertThat(SampleFiles.pixels(images).get(0)).isZero();
    assertThat(images.pixels(0).isReadOnly()).isTrue();
  }

  @Test
  void aLabelOutsideTheClassesIsRefused() {
    assertThatThrownBy(() -> LabeledImages.of(SHAPE, 255, 2, new byte[6], labels()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid label: 2 (0 to 1)");
  }

  @Test
  void pixelsThatDoNotFillTheShapeAreRefused() {
    assertThatThrownBy(() -> LabeledImages.of(SHAPE, 255, 3, new byte[5], labels()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid pixels: 5 bytes (3 images of shape (1, 1, 2))");
  }

  @Test
  void eachImageHasALabel() {
    assertThatThrownBy(() -> new LabeledImages(SHAPE, 255, 3, new byte[2][2], labels()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid labels: 3 (2 images)");
    assertThatThrownBy(() -> new LabeledImages(SHAPE, 255, 3, new byte[3][1], labels()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid pixels: 1 bytes (an image of shape (1, 1, 2))");
  }

  @Test
  void aMaximumOutsideAByteIsRefused() {
    assertThatThrownBy(() -> LabeledImages.of(SHAPE, 256, 3, new byte[6], labels()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid maximum: 256 (1 to 255)");
  }
}
