package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Zero;
import org.evosearch.training.TaskData;
import org.junit.jupiter.api.Test;

/** Laws of every zero-cost proxy, on the CPU. A test of one extends this class. */
abstract class ZeroCostProxyContract {

  private static final long SEED = 5;

  /** The proxy under test. */
  protected abstract ZeroCostProxy proxy();

  /** Whether the score depends on the initial weights. */
  protected boolean looksAtWeights() {
    return true;
  }

  /** The smallest score that a network may have. */
  protected double least() {
    return Double.NEGATIVE_INFINITY;
  }

  /** The largest score that a network may have for a batch of images. */
  protected double most(Architecture network) {
    return Double.POSITIVE_INFINITY;
  }

  /** Whether a perceptron with more hidden units always has a larger score. */
  protected boolean growsWithWidth() {
    return false;
  }

  /** Images in a batch: enough for scores of small networks to differ. */
  protected int batchSize() {
    return TinyTask.BATCH;
  }

  private boolean looksAtImages() {
    return proxy().images(batchSize()) > 0;
  }

  private double score(Architecture network, long seed, ProbeImages probe) {
    return proxy().score(network, seed, probe, batchSize());
  }

  private double score(Architecture network) {
    try (TaskData images = TinyTask.images()) {
      return score(network, SEED, TinyTask.inOrder(images));
    }
  }

  private static Architecture perceptron(int units) {
    Architecture.Builder builder = Architecture.of(TinyTask.IMAGE);
    builder.then(new Flatten());
    builder.then(new Linear(units, true));
    builder.then(new Activation(ActivationFunction.RELU));
    builder.then(new Linear(TinyTask.CLASSES, true));
    return builder.build();
  }

  /** Networks that proxies were not made for: dead from the start, or without an activation. */
  static Stream<Architecture> degenerate() {
    Architecture.Builder dead = Architecture.of(TinyTask.IMAGE);
    dead.then(new Zero(1));
    dead.then(new Flatten());
    dead.then(new Linear(4, false));
    dead.then(new Activation(ActivationFunction.RELU));
    dead.then(new Linear(TinyTask.CLASSES, false));
    Architecture.Builder linear = Architecture.of(TinyTask.IMAGE);
    linear.then(new Flatten());
    linear.then(new Linear(TinyTask.CLASSES, true));
    return Stream.of(dead.build(), linear.build(), perceptron(1));
  }

  private static Stream<Architecture> sound() {
    return Stream.of(TinyTask.residual(), perceptron(32));
  }

  @Test
  void aSoundNetworkHasAFiniteScoreWithinItsBounds() {
    assertThat(sound())
        .allSatisfy(
            network -> assertThat(score(network)).isFinite().isBetween(least(), most(network)));
  }

  @Test
  void aDegenerateNetworkHasAScoreWithinItsBoundsOrNone() {
    assertThat(degenerate())
        .allSatisfy(
            network -> {
              double score = score(network);
              if (Double.isFinite(score)) {
                assertThat(score).isBetween(least(), most(network));
              }
            });
  }

  @Test
  void theScoreIsAFunctionOfNetworkSeedAndImages() {
    Architecture copy = ArchitectureJson.read(ArchitectureJson.write(TinyTask.residual()));

    assertThat(score(copy)).isEqualTo(score(TinyTask.residual()));
  }

  @Test
  void theSeedDecidesTheWeights() {
    try (TaskData images = TinyTask.images()) {
      ProbeImages probe = TinyTask.inOrder(images);
      double score = score(TinyTask.residual(), SEED, probe);

      assertThat(score(TinyTask.residual(), SEED + 1, probe) != score).isEqualTo(looksAtWeights());
    }
  }

  @Test
  void otherImagesMatterToThoseThatNeedImages() {
    try (TaskData others = TinyTask.images(i -> (i * i + 11 * i) / 3 % 256)) {
      double score = score(TinyTask.residual(), SEED, TinyTask.inOrder(others));

      assertThat(score != score(TinyTask.residual())).isEqualTo(looksAtImages());
    }
  }

  /** All proxies are means over a batch, or depend on the set of its images. */
  @Test
  void theOrderOfTheImagesInABatchDoesNotMatter() {
    try (TaskData images = TinyTask.images()) {
      ProbeImages reversed = new ProbeImages(images, new int[] {3, 2, 1, 0, 7, 6, 5, 4});
      double score = score(TinyTask.residual());

      assertThat(score(TinyTask.residual(), SEED, reversed))
          .isCloseTo(score, within(1e-4 * Math.abs(score)));
    }
  }

  @Test
  void imagesAndOtherProxiesAreLeftAsTheyWere() {
    try (TaskData images = TinyTask.images()) {
      ProbeImages probe = TinyTask.inOrder(images);
      List<Double> before = everyScore(probe);
      float[] pixels = pixels(probe, images.manager());
      int arrays = images.manager().getManagedArrays().size();
      score(TinyTask.residual(), SEED, probe);
      degenerate().forEach(network -> score(network, SEED, probe));

      assertThat(images.manager().getManagedArrays()).hasSize(arrays);
      assertThat(pixels(probe, images.manager())).containsExactly(pixels);
      assertThat(everyScore(probe)).isEqualTo(before);
    }
  }

  private static List<Double> everyScore(ProbeImages probe) {
    return ProxyCatalog.PROXIES.stream()
        .map(other -> other.score(TinyTask.residual(), SEED, probe, TinyTask.BATCH))
        .toList();
  }

  private static float[] pixels(ProbeImages probe, NDManager manager) {
    try (NDManager scratch = manager.newSubManager()) {
      return probe.batch(0, TinyTask.IMAGES, scratch).inputs().toFloatArray();
    }
  }

  @Test
  void tooFewImagesAreRefused() {
    try (TaskData images = TinyTask.images()) {
      ProbeImages probe = TinyTask.inOrder(images);
      int size = TinyTask.IMAGES + 1;
      if (looksAtImages()) {
        assertThatThrownBy(() -> proxy().score(TinyTask.residual(), SEED, probe, size))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("Cannot probe with 9 images: there are 8");
      } else {
        assertThat(proxy().score(TinyTask.residual(), SEED, probe, size)).isFinite();
      }
    }
  }

  @Test
  void aWiderNetworkHasALargerScoreWhereThatIsClaimed() {
    assumeThat(growsWithWidth()).as("grows with the width").isTrue();

    assertThat(Stream.of(2, 8, 32, 128).map(units -> score(perceptron(units))))
        .doesNotHaveDuplicates()
        .isSorted();
  }
}
