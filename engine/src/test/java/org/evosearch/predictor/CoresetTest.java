package org.evosearch.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class CoresetTest {

  /** Thirty images around each of three far corners. */
  private static List<float[]> corners() {
    Random random = new Random(3);
    List<float[]> images = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      images.add(
          new float[] {
            100 * (i % 3) + (float) random.nextGaussian(), (float) random.nextGaussian()
          });
    }
    return images;
  }

  private static float[] chosen(int perClass, List<List<float[]>> classes, long seed) {
    try (NDManager manager = TinyPredictor.manager()) {
      return new Coreset(perClass, new RandomStreams(seed))
          .of(new ImageFeatures(classes))
          .on(manager, DataType.FLOAT32)
          .toFloatArray();
    }
  }

  @Test
  void everyClusterIsStoodForByTheImageNearestToItsCenter() {
    float[] chosen = chosen(3, List.of(corners()), 1);

    assertThat(IntStream.of(0, 2, 4).map(i -> Math.round(chosen[i] / 100)))
        .containsExactlyInAnyOrder(0, 1, 2);
    assertThat(
            IntStream.range(0, 6)
                .mapToDouble(i -> Math.abs(chosen[i] - 100 * Math.round(chosen[i] / 100))))
        .allMatch(distance -> distance < 1);
  }

  @Test
  void noImageIsTakenTwiceAndTheSeedDecides() {
    List<float[]> alike = new ArrayList<>(corners().subList(0, 10));
    IntStream.range(0, 10).forEach(i -> alike.add(alike.get(0)));
    float[] chosen = chosen(12, List.of(alike), 1);

    assertThat(chosen).hasSize(24).isEqualTo(chosen(12, List.of(alike), 1));
  }

  @Test
  void aSmallClassGivesAllAndSomeAgain() {
    float[] chosen = chosen(5, List.of(List.of(new float[] {1}, new float[] {2})), 1);

    assertThat(chosen).containsExactly(1, 2, 1, 2, 1);
  }

  @Test
  void samplesAreOfEachClassAndDifferent() {
    ImageFeatures features = new ImageFeatures(List.of(corners(), corners()));
    try (NDManager manager = TinyPredictor.manager()) {
      float[] drawn =
          features
              .sample(
                  90, new RandomStreams(1).stream(org.evosearch.random.Purpose.AUGMENTATION, 0, 0))
              .on(manager, DataType.FLOAT32)
              .toFloatArray();
      float sum = 0;
      for (float[] image : corners()) {
        sum += image[0] + image[1];
      }
      double all = IntStream.range(0, 180).mapToDouble(i -> drawn[i]).sum();
      assertThat(all).isCloseTo(sum, org.assertj.core.api.Assertions.within(0.1));
    }
  }

  @Test
  void aClassWithoutImagesIsAnError() {
    assertThatThrownBy(() -> new ImageFeatures(List.of(corners(), List.of())))
        .isInstanceOf(PredictorException.class)
        .hasMessage("Cannot describe the task: a class has no training images");
  }
}
