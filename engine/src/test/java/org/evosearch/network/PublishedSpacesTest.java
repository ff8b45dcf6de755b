package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.darts.DartsSettings;
import org.evosearch.space.darts.DartsSpace;
import org.evosearch.space.darts.Stem;
import org.evosearch.space.nasbench101.NasBench101Settings;
import org.evosearch.space.nasbench101.NasBench101Space;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.evosearch.space.natsbench.NatsBenchSizeSpace;
import org.evosearch.space.transnas.MacroSpace;
import org.evosearch.space.transnas.MicroSpace;
import org.evosearch.space.transnas.TransNasSettings;
import org.evosearch.trial.Candidate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Narrow networks of the published benchmarks' spaces, built. */
class PublishedSpacesTest {

  private static final int NETWORKS = 20;
  private static final int IMAGES = 2;
  private static final int CLASSES = 7;

  static Stream<ChoiceSpace> spaces() {
    return Stream.of(
        new DartsSpace(narrow(), image(8), CLASSES),
        new NasBench101Space(new NasBench101Settings(7, 8, 1), image(8), CLASSES),
        new NasBench201Space(new NasBench201Settings(1, 4), image(8), CLASSES),
        new NatsBenchSizeSpace(image(8), CLASSES),
        new MicroSpace(new TransNasSettings(8), image(32), CLASSES),
        new MacroSpace(new TransNasSettings(8), image(12), CLASSES));
  }

  private static DartsSettings narrow() {
    DartsSettings.Size size = new DartsSettings.Size(2, 3);
    return new DartsSettings(Stem.SMALL, size, size);
  }

  private static TensorShape image(int side) {
    return TensorShape.image(3, side, side);
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void logitsAreFiniteAndOneForEachClass(ChoiceSpace space) {
    LongStream.range(0, NETWORKS)
        .mapToObj(i -> new RandomStreams(4).stream(Purpose.PROPOSAL, 0, i))
        .map(space::sample)
        .flatMap(
            genotype ->
                Stream.of(space.decode(genotype).network(), space.decode(genotype).finalNetwork()))
        .map(Candidate.Network::architecture)
        .distinct()
        .forEach(PublishedSpacesTest::assertFiniteLogits);
  }

  private static void assertFiniteLogits(Architecture architecture) {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = Network.build(architecture, new RandomStreams(7), manager)) {
      NDArray images = Formula.images(manager, architecture, IMAGES);
      for (NDArray logits :
          List.of(network.trainingForward(images, 0), network.inferenceForward(images))) {
        assertThat(logits.getShape()).isEqualTo(new Shape(IMAGES, CLASSES));
        for (float logit : logits.toFloatArray()) {
          assertThat(logit).as(architecture.toString()).isFinite();
        }
      }
    }
  }
}
