package org.evosearch.space.autoformer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.RelativeAttention;
import org.evosearch.architecture.operation.SelfAttention;
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

class AutoFormerSpaceTest extends SearchSpaceContract<Choices> {

  private static final TensorShape IMAGE = TensorShape.image(3, 224, 224);

  private static final Map<String, Alternatives> SIZES =
      Map.of("tiny", Alternatives.TINY, "small", Alternatives.SMALL, "base", Alternatives.BASE);

  @Override
  protected AutoFormerSpace space() {
    return space("tiny", TokenPlan.PUBLISHED);
  }

  private static AutoFormerSpace space(String size, TokenPlan plan) {
    Alternatives alternatives = SIZES.getOrDefault(size, Alternatives.TINY);
    return new AutoFormerSpace(
        new AutoFormerSettings(alternatives, plan, ParameterWindow.OPEN), IMAGE, 1000);
  }

  @Override
  protected TensorShape image() {
    return IMAGE;
  }

  @Override
  protected int classes() {
    return 1000;
  }

  /** Too short; no such depth; too many heads; another space. */
  @Override
  protected List<String> foreignTexts() {
    String rest = ",0".repeat(27) + "]";
    return List.of("[0,0,0,0]", "[3,0,0" + rest, "[0,0,2" + rest, "layers");
  }

  private static UniformRandomProvider random(long index) {
    return new RandomStreams(12).stream(Purpose.PROPOSAL, 0, index);
  }

  private static Stream<Operation> operations(Architecture architecture) {
    return architecture.nodes().stream().map(Node::operation);
  }

  private static Choices smallest(AutoFormerSpace space) {
    return new Choices(Collections.nCopies(space.genes().size(), 0));
  }

  @ParameterizedTest
  @CsvSource({"tiny, 1056964608, 30", "small, 77103263459313, 30", "base, 10108977168384, 34"})
  void thereAreAsManyNetworksAsTheListsHave(String size, BigInteger networks, int genes) {
    Alternatives lists = SIZES.getOrDefault(size, Alternatives.TINY);
    BigInteger layers = BigInteger.valueOf((long) lists.ratios().size() * lists.heads().size());
    BigInteger sum =
        lists.depths().stream().map(layers::pow).reduce(BigInteger.ZERO, BigInteger::add);

    assertThat(sum.multiply(BigInteger.valueOf(lists.widths().size()))).isEqualTo(networks);
    assertThat(space(size, TokenPlan.PUBLISHED).genes()).hasSize(genes);
  }

  @Test
  void genesAreDepthAndWidthAndThenThoseOfTheLayers() {
    assertThat(space().genes().subList(0, 4).stream().map(gene -> gene.name()))
        .containsExactly("depth", "width", "ratio_1", "heads_1");
    assertThat(space().genes().get(2).words()).containsExactly("3.5", "4");
    assertThat(space().tableKey(smallest(space())))
        .isEqualTo("12:" + "3.5:".repeat(12) + "3:".repeat(12) + "192");
  }

  /**
   * The networks that the authors publish, and the numbers of parameters in millions that they
   * state, but for the tiny one: they state 5.7 in the paper and 5.8 beside their code, which is
   * what it has without the 99,840 of relative places.
   */
  @ParameterizedTest
  @CsvSource({
    "192, 3.5 3.5 3 3.5 3 3 4 4 3.5 4 3.5 4 3.5, 3 3 3 3 3 3 3 3 3 3 4 3 3, 5867944",
    "384, 3 3.5 3 3.5 4 4 4 4 4 4 4 3.5 4, 6 6 5 7 5 5 5 6 6 7 7 6 7, 22891432",
    "576, 3.5 3.5 4 3.5 4 3.5 3.5 3 4 4 3 4 3 3.5, 9 9 9 9 9 10 9 9 10 9 10 9 9 10, 53691688"
  })
  void publishedNetworksHaveTheirParameters(
      int width, String ratios, String heads, long parameters) {
    List<String> ratioWords = List.of(ratios.split(" ", -1));
    List<String> headWords = List.of(heads.split(" ", -1));
    List<EncoderLayer> layers =
        IntStream.range(0, ratioWords.size())
            .mapToObj(
                i ->
                    new EncoderLayer(
                        Double.parseDouble(ratioWords.get(i)), Integer.parseInt(headWords.get(i))))
            .toList();
    Architecture network =
        new VisionTransformer(TokenPlan.PUBLISHED, width, layers, 0).of(IMAGE, 1000);

    assertThat(Footprint.of(network).parameters()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "small", "base"})
  void parametersAreThoseOfTheClosedForm(String size) {
    AutoFormerSpace space = space(size, TokenPlan.PUBLISHED);
    assertThat(LongStream.range(0, 1_000).mapToObj(i -> space.sample(random(i))))
        .allSatisfy(
            genotype -> {
              Architecture network = space.decode(genotype).architecture();
              assertThat(network.outputShape()).isEqualTo(TensorShape.vector(1000));
              assertThat(Footprint.of(network).parameters())
                  .isEqualTo(parameters(space.words(genotype)));
            });
  }

  private static long parameters(List<String> words) {
    long width = Long.parseLong(words.get(1));
    long sum = width * (3 * 16 * 16 + 1) + width * (1 + 197) + 2 * width + 1000 * (width + 1);
    for (int layer = 0; layer < Integer.parseInt(words.get(0)); layer++) {
      long inner = (long) (width * Double.parseDouble(words.get(2 + 2 * layer)));
      long attended = 64 * Long.parseLong(words.get(3 + 2 * layer));
      sum += 4 * width + 3 * attended * (width + 1) + width * (attended + 1) + 4 * 30 * 64;
      sum += inner * (width + 1) + width * (inner + 1);
    }
    return sum;
  }

  @Test
  void genesOfMissingLayersMeanNothing() {
    Choices shallow = smallest(space());
    int first = 2 + 2 * 12;
    Choices other = shallow.with(first, 1).with(first + 3, 1);

    assertThat(space().decode(other).network()).isEqualTo(space().decode(shallow).network());
    assertThat(space().decode(other).fingerprint())
        .isEqualTo(space().decode(shallow).fingerprint());
    assertThat(space().tableKey(other)).isEqualTo(space().tableKey(shallow));
    assertThat(space().decode(other.with(0, 1)).fingerprint())
        .isNotEqualTo(space().decode(shallow.with(0, 1)).fingerprint());
  }

  @Test
  void othersMakeAnotherNetwork() {
    Choices parent = smallest(space()).with(0, 2);
    List<Choices> all = Stream.concat(Stream.of(parent), space().neighbors(parent)).toList();

    assertThat(all).hasSize(1 + 2 + 2 + 28);
    assertThat(all.stream().map(each -> space().decode(each).fingerprint()))
        .doesNotHaveDuplicates();
  }

  @Test
  void wordsAreDrawnEvenly() {
    long[] depths = new long[3];
    long[] heads = new long[2];
    for (int i = 0; i < 2_000; i++) {
      Choices genotype = space().sample(random(i));
      depths[genotype.at(0)]++;
      heads[genotype.at(3)]++;
    }
    ChiSquare.assertUniform(depths);
    ChiSquare.assertUniform(heads);
  }

  /** A deep and a shallow parent: whatever the depth, each layer was a layer of one of them. */
  @Test
  void layersOfAChildWereLayersOfAParent() {
    AutoFormerSpace space = space();
    Choices deep = new Choices(Collections.nCopies(30, 1)).with(0, 2);
    Choices shallow = smallest(space);
    long deepChildren = 0;
    for (int i = 0; i < 200; i++) {
      Choices child = space.crossover().orElseThrow().cross(shallow, deep, random(i));
      assertThat(child.indices().subList(26, 30)).containsOnly(1);
      assertThat(child.at(0)).isIn(0, 2);
      deepChildren += child.at(0) / 2;
    }
    ChiSquare.assertUniform(new long[] {deepChildren, 200 - deepChildren});
  }

  @Test
  void whatIsReadOutAndWhatIsKnownOfPlacesAreSettings() {
    Choices genotype = smallest(space());
    TokenPlan token = new TokenPlan(16, 64, 14, TokenPlan.Readout.CLASS_TOKEN);
    TokenPlan blind = new TokenPlan(16, 64, 0, TokenPlan.Readout.PATCHES);
    Architecture patches = space().decode(genotype).architecture();
    Architecture first = space("tiny", token).decode(genotype).architecture();
    Architecture blinded = space("tiny", blind).decode(genotype).architecture();

    assertThat(Footprint.of(first).parameters()).isEqualTo(Footprint.of(patches).parameters());
    assertThat(first).isNotEqualTo(patches);
    assertThat(operations(patches)).filteredOn(RelativeAttention.class::isInstance).hasSize(12);
    assertThat(operations(blinded)).filteredOn(SelfAttention.class::isInstance).hasSize(12);
    assertThat(Footprint.of(blinded).parameters())
        .isEqualTo(Footprint.of(patches).parameters() - 12 * 7_680);
  }

  @Test
  void onlyTheFinalNetworkHasDropPathThatGrows() {
    Choices deepest = smallest(space()).with(0, 2);
    List<Double> rates =
        operations(space().decode(deepest).finalNetwork().architecture())
            .filter(DropPath.class::isInstance)
            .map(operation -> ((DropPath) operation).rate())
            .toList();

    assertThat(operations(space().decode(deepest).architecture()))
        .noneMatch(DropPath.class::isInstance);
    assertThat(rates).hasSize(2 * 13).isSorted();
    assertThat(rates.get(25)).isEqualTo(0.1 / 13 * 13);
  }
}
