package org.evosearch.space.darts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Crop;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpaceContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DartsSpaceTest extends SearchSpaceContract<Choices> {

  private static final String SKIPS =
      "[('skip_connect', 0), ('skip_connect', 1), ('skip_connect', 0), ('skip_connect', 1),"
          + " ('skip_connect', 0), ('skip_connect', 1), ('skip_connect', 0), ('skip_connect', 1)]";

  @Override
  protected DartsSpace space() {
    return new DartsSpace(DartsSettings.PUBLISHED, image(), classes());
  }

  @Override
  protected TensorShape image() {
    return TensorShape.image(3, 32, 32);
  }

  @Override
  protected int classes() {
    return 10;
  }

  @Override
  protected List<String> foreignTexts() {
    return List.of(
        "[0,0,0]",
        "",
        genotype(SKIPS.replace("skip_connect", "conv_7x1_1x7"), SKIPS),
        genotype(SKIPS, SKIPS.replace("('skip_connect', 1)]", "('skip_connect', 0)]")),
        genotype(SKIPS, SKIPS.replace("[('skip_connect', 0)", "[('skip_connect', 2)")),
        genotype(SKIPS, "[('skip_connect', 0), ('skip_connect', 1)]"),
        genotype(SKIPS, SKIPS.replace("),", ");")),
        genotype(SKIPS, SKIPS).replace("range(2, 6)", "range(2, 5)"));
  }

  private static String genotype(String normal, String reduction) {
    return "Genotype(normal=%s, normal_concat=range(2, 6), reduce=%s, reduce_concat=range(2, 6))"
        .formatted(normal, reduction);
  }

  private Architecture finalNetwork(Choices genotype) {
    return space().decode(genotype).finalNetwork().architecture();
  }

  private static long count(Architecture architecture, Class<? extends Operation> kind) {
    return architecture.nodes().stream().map(Node::operation).filter(kind::isInstance).count();
  }

  @Test
  void thereAreAsManyPairsOfCellsAsPublished() {
    BigInteger cells = BigInteger.valueOf(180).multiply(BigInteger.valueOf(7).pow(8));

    assertThat(space().combinations()).isEqualTo(cells.pow(2));
  }

  /** The auxiliary head does not count. */
  @ParameterizedTest
  @EnumSource(PublishedCells.class)
  void theFinalNetworkHasAsManyParametersAsPublished(PublishedCells cells) {
    Choices genotype = space().parse(cells.text());

    assertThat(Footprint.of(finalNetwork(genotype)).parameters()).isEqualTo(cells.parameters());
  }

  /** Both published, as 4.7 and 5.3 million: 48 channels, 14 cells, 1,000 classes. */
  @ParameterizedTest
  @CsvSource({"DARTS_V2, 4718752", "EG_NAS, 5254624"})
  void theFinalNetworkForImageNetHasAsManyParametersAsPublished(
      PublishedCells cells, long parameters) {
    DartsSpace space = forImageNet();
    Architecture network = space.decode(space.parse(cells.text())).finalNetwork().architecture();

    assertThat(Footprint.of(network).parameters()).isEqualTo(parameters);
  }

  private static DartsSpace forImageNet() {
    DartsSettings.Size size = new DartsSettings.Size(48, 14);
    DartsSettings settings = new DartsSettings(Stem.STRIDED, size, size);
    return new DartsSpace(settings, TensorShape.image(3, 224, 224), 1000);
  }

  /**
   * The cells before and after the two reductions; the first cell halves what the stem gives first.
   */
  @Test
  void theStridedStemLeavesAnEighthOfTheSides() {
    DartsSpace space = forImageNet();
    Choices genotype = space.parse(PublishedCells.DARTS_V2.text());
    Architecture network = space.decode(genotype).finalNetwork().architecture();

    assertThat(network.shapes().get(DartsNetwork.output(network, 0)))
        .isEqualTo(TensorShape.image(4 * 48, 28, 28));
    assertThat(network.shapes().get(DartsNetwork.output(network, 4)))
        .isEqualTo(TensorShape.image(8 * 48, 14, 14));
    assertThat(network.shapes().get(space.decode(genotype).auxiliaryNode().orElseThrow()))
        .isEqualTo(TensorShape.image(16 * 48, 7, 7));
    assertThat(count(network, Crop.class)).as("factorized reductions").isEqualTo(1 + 2);
  }

  @ParameterizedTest
  @EnumSource(PublishedCells.class)
  void whatIsPublishedIsReadAndWrittenBack(PublishedCells cells) {
    Choices genotype = space().parse(cells.text());

    assertThat(space().parse(genotype.text())).isEqualTo(genotype);
    assertThat(space().parse(space().tableKey(genotype))).isEqualTo(genotype);
    assertThat(space().tableKey(genotype)).isEqualTo(space().cells(genotype).text());
  }

  @Test
  void theOrderOfANodesEdgesAndTheFormOfTheTextMeanNothing() {
    String turned =
        SKIPS.replace(
            "[('skip_connect', 0), ('skip_connect', 1)",
            "[('skip_connect', 1), ('skip_connect', 0)");
    String loose =
        genotype(turned, SKIPS).replace("range(2, 6)", "[2, 3, 4, 5]").replace(", ", " ,\n ");

    assertThat(space().parse(loose)).isEqualTo(space().parse(genotype(SKIPS, SKIPS)));
  }

  @Test
  void everyGenotypeIsAPairOfCellsOfItsOwn() {
    List<Choices> genotypes =
        IntStream.range(0, 500)
            .mapToObj(i -> space().sample(new RandomStreams(2).stream(Purpose.PROPOSAL, 0, i)))
            .toList();

    assertThat(genotypes.stream().map(space()::cells)).doesNotHaveDuplicates();
    assertThat(genotypes)
        .allSatisfy(g -> assertThat(space().genotype(space().cells(g))).isEqualTo(g));
  }

  @Test
  void networksHaveTheirCellsAndReduceTwice() {
    Choices genotype = space().parse(PublishedCells.DARTS_V2.text());

    assertPlaces(space().decode(genotype).architecture(), 8, 16);
    assertPlaces(finalNetwork(genotype), 20, 36);
  }

  private static void assertPlaces(Architecture network, int cells, int channels) {
    List<TensorShape> outputs =
        IntStream.range(0, network.nodes().size())
            .filter(i -> network.nodes().get(i).operation() instanceof Concatenation)
            .filter(i -> network.nodes().get(i).inputs().size() == Cell.NODES)
            .mapToObj(i -> network.shapes().get(i))
            .toList();

    assertThat(outputs).hasSize(cells);
    assertThat(count(network, Sum.class)).isEqualTo(4L * cells);
    for (int place = 0; place < cells; place++) {
      int halvings = (place >= cells / 3 ? 1 : 0) + (place >= 2 * cells / 3 ? 1 : 0);
      int side = 32 >> halvings;
      assertThat(outputs.get(place))
          .as("output of cell %d of %d", place, cells)
          .isEqualTo(TensorShape.image((4 * channels) << halvings, side, side));
    }
  }

  @Test
  void onlyTheFinalNetworkHasDropPathAndOnlyWhereNoIdentityIs() {
    Choices skips = space().parse(genotype(SKIPS, SKIPS));
    Choices published = space().parse(PublishedCells.DARTS_V2.text());

    assertThat(count(space().decode(published).architecture(), DropPath.class)).isZero();
    // All skip connections: those of the two reduction cells are factorized reductions.
    assertThat(count(finalNetwork(skips), DropPath.class)).isEqualTo(2 * 8);
    // 18 normal cells with two identities, 2 reduction cells with three from their own nodes.
    assertThat(count(finalNetwork(published), DropPath.class)).isEqualTo(18 * 6 + 2 * 5);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 3", "1, 4, 5", "2, 20, 2", "3, 21, 6"})
  void anotherOperationIsAnotherNetwork(int draw, int gene, int word) {
    Choices genotype =
        space().sample(new RandomStreams(8).stream(Purpose.PROPOSAL, 0, draw)).with(gene, 0);
    Choices other = genotype.with(gene, word);

    assertThat(space().decode(other).fingerprint())
        .isNotEqualTo(space().decode(genotype).fingerprint());
  }

  /** What is concatenated keeps its order. */
  @Test
  void nodesThatChangePlacesAreAnotherNetwork() {
    String one = "('sep_conv_3x3', 0), ('max_pool_3x3', 1)";
    String other = "('dil_conv_5x5', 0), ('skip_connect', 1)";
    String rest =
        "('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_5x5', 0), ('sep_conv_5x5', 1)";

    assertThat(
            Stream.of(one + ", " + other, other + ", " + one)
                .map(first -> genotype("[" + first + ", " + rest + "]", SKIPS))
                .map(space()::parse)
                .map(each -> space().decode(each).fingerprint()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 9})
  void aCellIsRefusedIfItsNodesEdgesAreNotFromTwoEarlierNodes(int from) {
    List<Edge> edges = IntStream.range(0, 8).mapToObj(i -> edge(i == 1 ? from : i % 2)).toList();

    if (from == 1) {
      assertThat(new Cell(edges).edges()).isEqualTo(edges);
    } else {
      assertThatThrownBy(() -> new Cell(edges))
          .hasMessageStartingWith("Invalid edges of node 2: [('skip_connect', 0), ");
    }
  }

  private static Edge edge(int from) {
    return new Edge(from, CellOperation.SKIP_CONNECT);
  }
}
