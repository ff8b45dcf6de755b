package org.evosearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.dataset.Augmentation.Flip;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class AugmentationTest {

  private static final Normalization NORMALIZATION =
      new Normalization(List.of(0.5, 0.25), List.of(0.25, 0.5));
  private static final float[] BLACK = {-2f, -0.5f};

  private static UniformRandomProvider stream(long seed) {
    return new RandomStreams(seed).stream(Purpose.AUGMENTATION, 0, 0);
  }

  /** Values that are all different and none of them black or zero. */
  private static float[] values(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = i + 1;
    }
    return values;
  }

  private static float[] applied(Augmentation augmentation, Shape shape, long seed) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray batch = manager.create(values((int) shape.size()), shape);
      return augmentation.apply(batch, NORMALIZATION, stream(seed)).toFloatArray();
    }
  }

  /** Pads, crops, flips and cuts image by image and pixel by pixel, as the papers tell it. */
  private static float[] reference(Augmentation augmentation, Shape shape, long seed) {
    int channels = (int) shape.get(1);
    int height = (int) shape.get(2);
    int width = (int) shape.get(3);
    float[] batch = values((int) shape.size());
    float[] result = new float[batch.length];
    UniformRandomProvider random = stream(seed);
    int padding = augmentation.cropPadding();
    for (int n = 0; n < shape.get(0); n++) {
      int top = padding == 0 ? 0 : random.nextInt(2 * padding + 1);
      int left = padding == 0 ? 0 : random.nextInt(2 * padding + 1);
      boolean flip = augmentation.flip() == Flip.HORIZONTAL && random.nextBoolean();
      int centerY = augmentation.cutout() == 0 ? 0 : random.nextInt(height);
      int centerX = augmentation.cutout() == 0 ? 0 : random.nextInt(width);
      for (int c = 0; c < channels; c++) {
        int plane = (n * channels + c) * height * width;
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            int fromY = y + top - padding;
            int fromX = (flip ? width - 1 - x : x) + left - padding;
            boolean inside = fromY >= 0 && fromY < height && fromX >= 0 && fromX < width;
            float value = inside ? batch[plane + fromY * width + fromX] : BLACK[c];
            boolean cut =
                inSquare(y, centerY, augmentation.cutout())
                    && inSquare(x, centerX, augmentation.cutout());
            result[plane + y * width + x] = cut ? 0 : value;
          }
        }
      }
    }
    return result;
  }

  private static boolean inSquare(int position, int center, int side) {
    int from = center - side / 2;
    return position >= from && position < from + side;
  }

  @Property(tries = 60)
  void theBatchIsWhatPixelByPixelWorkMakesOfIt(
      @ForAll @IntRange(min = 0, max = 6) int padding,
      @ForAll Flip flip,
      @ForAll @IntRange(min = 0, max = 9) int cutout,
      @ForAll long seed) {
    Augmentation augmentation = new Augmentation(padding, flip, cutout);
    Shape shape = new Shape(4, 2, 5, 7);

    assertThat(applied(augmentation, shape, seed))
        .containsExactly(reference(augmentation, shape, seed));
  }

  @Test
  void theSameStreamGivesTheSameResultAndAnotherOneAnother() {
    Augmentation augmentation = new Augmentation(2, Flip.HORIZONTAL, 2);
    Shape shape = new Shape(8, 2, 6, 6);

    assertThat(applied(augmentation, shape, 3)).isEqualTo(applied(augmentation, shape, 3));
    assertThat(applied(augmentation, shape, 3)).isNotEqualTo(applied(augmentation, shape, 4));
  }

  @Test
  void nothingSwitchedOnIsTheBatchItselfAndDrawsNothing() {
    UniformRandomProvider random = stream(5);
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray batch = manager.create(values(8), new Shape(1, 2, 2, 2));

      assertThat(Augmentation.NONE.apply(batch, NORMALIZATION, random)).isSameAs(batch);
    }
    assertThat(random.nextLong()).isEqualTo(stream(5).nextLong());
  }

  @Test
  void halfOfTheImagesAreFlipped() {
    int images = 4_000;
    float[] result =
        applied(new Augmentation(0, Flip.HORIZONTAL, 0), new Shape(images, 2, 1, 2), 6);

    int flipped = 0;
    for (int i = 0; i < result.length; i += 4) {
      flipped += result[i] > result[i + 1] ? 1 : 0;
    }
    // Four standard deviations of a fair coin.
    assertThat(flipped).isBetween(images / 2 - 127, images / 2 + 127);
  }

  @Test
  void allWindowsAreEquallyLikely() {
    int images = 9_000;
    float[] result = applied(new Augmentation(1, Flip.NONE, 0), new Shape(images, 2, 3, 3), 7);

    // The middle pixel tells which of the nine windows it was.
    Map<Float, Integer> counts = new HashMap<>();
    for (int n = 0; n < images; n++) {
      counts.merge(result[18 * n + 4] - 18 * n, 1, Integer::sum);
    }
    double chiSquare = counts.values().stream().mapToDouble(c -> square(c - 1_000) / 1_000).sum();
    assertThat(counts).hasSize(9);
    assertThat(chiSquare).as("0.999 quantile of 8 degrees of freedom").isLessThan(26.12);
  }

  private static double square(double number) {
    return number * number;
  }

  @Test
  void theBatchKeepsItsValuesAndItsManagerAndNothingElseIsLeftOpen() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray batch = manager.create(values(72), new Shape(2, 2, 3, 6));

      NDArray result =
          new Augmentation(1, Flip.HORIZONTAL, 2).apply(batch, NORMALIZATION, stream(8));

      assertThat(batch.toFloatArray()).containsExactly(values(72));
      assertThat(batch.getManager()).isSameAs(manager);
      assertThat(manager.getManagedArrays()).containsExactlyInAnyOrder(batch, result);
    }
  }

  @Test
  void negativePixelsAreRefused() {
    assertThatThrownBy(() -> new Augmentation(-1, Flip.NONE, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid cropPadding: -1 (0 or more)");
    assertThatThrownBy(() -> new Augmentation(0, Flip.NONE, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid cutout: -1 (0 or more)");
  }
}
