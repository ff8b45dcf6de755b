package org.evosearch.space.mobilenetv3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.SqueezeExcitation;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ParameterWindow;
import org.evosearch.space.SearchSpaceContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MobileNetV3SpaceTest extends SearchSpaceContract<Choices> {

  private static final TensorShape IMAGE = TensorShape.image(3, 64, 64);
  private static final int NONE = 9;

  @Override
  protected MobileNetV3Space space() {
    return new MobileNetV3Space(MobileNetV3Settings.PUBLISHED, image(), classes());
  }

  @Override
  protected TensorShape image() {
    return IMAGE;
  }

  @Override
  protected int classes() {
    return 10;
  }

  /** Too short; no such word; a stage of one layer; another space. */
  @Override
  protected List<String> foreignTexts() {
    String rest = ",0".repeat(16) + "]";
    return List.of("[0,0,0,0]", "[10,0,0,0" + rest, "[9,9,0,9" + rest, "layers");
  }

  private static Choices genotype(Integer... firstStage) {
    return new Choices(
        Stream.concat(Stream.of(firstStage), Collections.nCopies(16, 4).stream()).toList());
  }

  private static List<Choices> samples(MobileNetV3Space space, int count) {
    return LongStream.range(0, count)
        .mapToObj(i -> space.sample(new RandomStreams(12).stream(Purpose.PROPOSAL, 0, i)))
        .toList();
  }

  private static Stream<Operation> operations(Architecture architecture) {
    return architecture.nodes().stream().map(Node::operation);
  }

  /** The five stages are alike. */
  @Test
  void thereAreAsManyNetworksAsPublished() {
    Set<String> firstStages =
        IntStream.range(0, 10_000)
            .mapToObj(i -> genotype(i / 1000, i / 100 % 10, i / 10 % 10, i % 10))
            .filter(space()::contains)
            .map(space()::tableKey)
            .collect(Collectors.toSet());

    assertThat(firstStages).hasSize(9 * 9 + 9 * 9 * 9 + 9 * 9 * 9 * 9).hasSize(7_371);
    assertThat(BigInteger.valueOf(7_371).pow(5).toString()).startsWith("2175").hasSize(20);
  }

  @Test
  void wordsAreInTheOrderOfThePublishedMatrices() {
    assertThat(space().genes()).hasSize(20);
    assertThat(space().genes().get(7).name()).isEqualTo("layer_2_4");
    assertThat(space().genes())
        .allSatisfy(
            gene ->
                assertThat(gene.words())
                    .containsExactly(
                        "3-3", "3-4", "3-6", "5-3", "5-4", "5-6", "7-3", "7-4", "7-6", "none"));
  }

  @Test
  void whereInAStageALayerIsMissingMeansNothing() {
    List<Choices> same =
        List.of(genotype(3, 7, NONE, NONE), genotype(3, NONE, 7, NONE), genotype(NONE, NONE, 3, 7));

    assertThat(same.stream().map(each -> space().decode(each).fingerprint()).distinct()).hasSize(1);
    assertThat(same.stream().map(each -> space().decode(each).network()).distinct()).hasSize(1);
    assertThat(same.stream().map(space()::tableKey).distinct()).hasSize(1);
    assertThat(space().tableKey(same.get(1)))
        .startsWith("5-3,7-4:5-4,5-4,5-4,5-4:")
        .endsWith(":5-4,5-4,5-4,5-4");
  }

  @Test
  void otherLayersAreAnotherNetwork() {
    Choices parent = genotype(3, 7, NONE, 0);
    List<Choices> others =
        space()
            .neighbours(parent)
            .filter(other -> !space().tableKey(other).equals(space().tableKey(parent)))
            .toList();

    assertThat(others).hasSizeGreaterThan(150);
    assertThat(Stream.concat(Stream.of(parent), others.stream()).map(space()::tableKey).distinct())
        .hasSameSizeAs(
            Stream.concat(Stream.of(parent), others.stream())
                .map(each -> space().decode(each).fingerprint())
                .distinct()
                .toList());
  }

  /** Counted from the published table, without bias in the first of the two linear layers. */
  @ParameterizedTest
  @CsvSource({"LARGE, 5483032, 1280, 219e6", "SMALL, 2542856, 1024, 56e6"})
  void blocksAndEndsAreThoseOfMobileNetV3(
      PublishedNetworks published, long parameters, long biases, double multiplyAdds) {
    Architecture network = published.network().of(TensorShape.image(3, 224, 224), 1000);
    Footprint footprint = Footprint.of(network);

    assertThat(footprint.parameters()).isEqualTo(parameters - biases);
    assertThat((double) footprint.multiplyAdds())
        .isCloseTo(multiplyAdds, within(0.02 * multiplyAdds));
  }

  @Test
  void parametersAreThoseOfTheClosedForm() {
    MobileNetV3Space space = space();
    assertThat(samples(space, 1_000))
        .allSatisfy(
            genotype -> {
              Architecture network = space.decode(genotype).architecture();
              assertThat(network.outputShape()).isEqualTo(TensorShape.vector(10));
              assertThat(Footprint.of(network).parameters()).isEqualTo(parameters(space, genotype));
            });
  }

  /** Convolutions without biases, each with a normalisation; squeeze, excitation with biases. */
  private static long parameters(MobileNetV3Space space, Choices genotype) {
    int[] channels = {24, 40, 80, 112, 160};
    List<Integer> excited = List.of(1, 3, 4);
    long sum = (9 * 3 + 2) * 16 + (9 + 2) * 16 + (16 + 2) * 16;
    int inputs = 16;
    for (int gene = 0; gene < genotype.indices().size(); gene++) {
      String word = space.words(genotype).get(gene);
      if (!word.equals("none")) {
        int kernel = Character.digit(word.charAt(0), 10);
        int wide = inputs * Character.digit(word.charAt(2), 10);
        int stage = gene / 4;
        int nearest = (wide / 4 + 4) / 8 * 8;
        int squeezed = 10 * nearest < 9 * wide / 4 ? nearest + 8 : nearest;
        sum += (long) wide * (inputs + 2) + (long) wide * (kernel * kernel + 2);
        sum += excited.contains(stage) ? 2L * wide * squeezed + wide + squeezed : 0;
        sum += (long) channels[stage] * (wide + 2);
        inputs = channels[stage];
      }
    }
    return sum + 960 * (160 + 2) + 960 * 1280 + 1280 * 10 + 10;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void sidesAreHalvedAsOftenAsAskedAndLastStagesFirst(int halvings) {
    MobileNetV3Settings settings = new MobileNetV3Settings(1, halvings, 0, ParameterWindow.OPEN);
    Architecture network =
        new MobileNetV3Space(settings, IMAGE, 10).decode(genotype(0, 0, 0, 0)).architecture();
    List<Integer> sides =
        network.shapes().stream()
            .filter(TensorShape::isImage)
            .map(TensorShape::height)
            .distinct()
            .toList();

    assertThat(sides).isEqualTo(IntStream.rangeClosed(0, halvings).mapToObj(i -> 64 >> i).toList());
    // The last stage halves first: that before it has twice its side.
    TensorShape last =
        TensorShape.image(112, 64 >> Math.max(0, halvings - 1), 64 >> Math.max(0, halvings - 1));
    assertThat(network.shapes()).contains(last);
  }

  /** From the rule of TensorFlow's MobileNets; the last one would lose more than a tenth. */
  @ParameterizedTest
  @CsvSource({"4, 8", "6, 8", "12, 16", "20, 24", "28, 32", "30, 32", "192, 192", "10, 16"})
  void widthsAreMultiplesOfEight(double exact, int rounded) {
    assertThat(DivisibleChannels.of(exact)).isEqualTo(rounded);
  }

  @Test
  void narrowNetworksAreNarrowEverywhere() {
    MobileNetV3Settings settings = new MobileNetV3Settings(0.5, 5, 0, ParameterWindow.OPEN);
    MobileNetV3Space narrow = new MobileNetV3Space(settings, IMAGE, 10);
    Choices genotype = genotype(0, 0, 0, 0);

    assertThat(Footprint.of(narrow.decode(genotype).architecture()).parameters())
        .isLessThan(Footprint.of(space().decode(genotype).architecture()).parameters() / 3);
    assertThat(narrow.decode(genotype).architecture().shapes())
        .contains(TensorShape.image(24, 8, 8), TensorShape.vector(640));
  }

  @Test
  void depthsAndSizesAreDrawnEvenly() {
    long[] depths = new long[3];
    long[] sizes = new long[9];
    for (Choices genotype : samples(space(), 2_000)) {
      for (int stage = 0; stage < 5; stage++) {
        List<Integer> words = genotype.indices().subList(4 * stage, 4 * stage + 4);
        List<Integer> layers = words.stream().filter(word -> word != NONE).toList();
        assertThat(words).startsWith(layers.toArray(Integer[]::new));
        depths[layers.size() - 2]++;
        layers.forEach(word -> sizes[word]++);
      }
    }
    ChiSquare.assertUniform(depths);
    ChiSquare.assertUniform(sizes);
  }

  @Test
  void onlyTheFinalNetworkHasDropPathThatGrows() {
    Choices genotype = genotype(0, 0, 0, 0);
    List<Double> rates =
        operations(space().decode(genotype).finalNetwork().architecture())
            .filter(DropPath.class::isInstance)
            .map(operation -> ((DropPath) operation).rate())
            .toList();

    assertThat(operations(space().decode(genotype).architecture()))
        .noneMatch(DropPath.class::isInstance);
    // Behind the first block of a stage shapes differ; behind the very first one the rate is 0.
    assertThat(rates).hasSize(5 * 3).isSorted().doesNotHaveDuplicates();
    assertThat(rates.get(rates.size() - 1)).isEqualTo(0.2 * 20 / 21);
  }

  @Test
  void threeStagesSqueezeAndExcite() {
    assertThat(operations(space().decode(genotype(0, 0, 0, 0)).architecture()))
        .filteredOn(SqueezeExcitation.class::isInstance)
        .hasSize(3 * 4);
  }
}
