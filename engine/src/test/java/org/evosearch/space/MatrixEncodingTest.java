package org.evosearch.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler.NormalizedGaussian;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.darts.DartsSettings;
import org.evosearch.space.darts.DartsSpace;
import org.evosearch.space.mobilenetv3.MobileNetV3Settings;
import org.evosearch.space.mobilenetv3.MobileNetV3Space;
import org.evosearch.space.nasbench101.NasBench101Settings;
import org.evosearch.space.nasbench101.NasBench101Space;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.evosearch.space.natsbench.NatsBenchSizeSpace;
import org.evosearch.space.table.TableSpace;
import org.evosearch.space.transnas.MacroSpace;
import org.evosearch.space.transnas.MicroSpace;
import org.evosearch.space.transnas.TransNasSettings;
import org.junit.jupiter.api.Test;

class MatrixEncodingTest {

  private static final TensorShape IMAGE = TensorShape.image(3, 32, 32);

  private static final ChoiceSpace CELLS =
      new NasBench201Space(NasBench201Settings.PUBLISHED, IMAGE, 10);
  private static final ChoiceSpace MICRO = new MicroSpace(TransNasSettings.PUBLISHED, IMAGE, 10);
  private static final ChoiceSpace MACRO = new MacroSpace(TransNasSettings.PUBLISHED, IMAGE, 10);
  private static final ChoiceSpace MOBILE =
      new MobileNetV3Space(MobileNetV3Settings.PUBLISHED, IMAGE, 10);
  private static final DartsSpace DARTS = new DartsSpace(DartsSettings.PUBLISHED, IMAGE, 10);

  private static UniformRandomProvider random(long seed) {
    return new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0);
  }

  private static double[] noise(MatrixEncoding encoding, long seed) {
    return NormalizedGaussian.of(random(seed))
        .samples((long) encoding.rows() * encoding.columns())
        .toArray();
  }

  @Provide
  Arbitrary<ChoiceSpace> spaces() {
    return Arbitraries.of(
        CELLS,
        MICRO,
        MACRO,
        DARTS,
        MOBILE,
        new NasBench101Space(new NasBench101Settings(6, 16, 1), IMAGE, 10),
        new NatsBenchSizeSpace(IMAGE, 10),
        new ToyChoices(5, 3));
  }

  @Property(tries = 300)
  void aMatrixMeansTheGenotypeThatItWasMadeFrom(
      @ForAll("spaces") ChoiceSpace space, @ForAll long seed) {
    Choices genotype = space.sample(random(seed));
    MatrixEncoding encoding = space.matrixEncoding();
    double[] matrix = encoding.encode(genotype);
    assertThat(matrix).hasSize(encoding.rows() * encoding.columns()).containsOnly(0, 1);
    assertThat(encoding.decode(matrix)).contains(genotype);
  }

  @Property(tries = 300)
  void whatNoiseMeansIsWellFormed(@ForAll("spaces") ChoiceSpace space, @ForAll long seed) {
    MatrixEncoding encoding = space.matrixEncoding();
    assertThat(encoding.decode(noise(encoding, seed)).stream()).allMatch(space::isWellFormed);
  }

  @Property(tries = 100)
  void aConstantAddedToAllNumbersChangesNothing(
      @ForAll("spaces") ChoiceSpace space, @ForAll long seed) {
    MatrixEncoding encoding = space.matrixEncoding();
    double[] matrix = noise(encoding, seed);
    double[] larger = Arrays.stream(matrix).map(number -> number + 0.5).toArray();
    assertThat(encoding.decode(larger)).isEqualTo(encoding.decode(matrix));
  }

  @Test
  void theMatricesHaveTheirPublishedSizes() {
    assertThat(sizes(CELLS)).containsExactly(8, 7);
    assertThat(sizes(MICRO)).containsExactly(6, 4);
    assertThat(sizes(MACRO)).containsExactly(6, 5);
    assertThat(sizes(DARTS)).containsExactly(28, 7);
    assertThat(sizes(MOBILE)).containsExactly(22, 12);
  }

  private static List<Integer> sizes(ChoiceSpace space) {
    return List.of(space.matrixEncoding().rows(), space.matrixEncoding().columns());
  }

  @Property(tries = 10)
  void theNearestOneHotMatrixDecides(@ForAll long seed) {
    MatrixEncoding encoding = MICRO.matrixEncoding();
    double[] matrix = noise(encoding, seed);
    Choices nearest =
        MICRO
            .all()
            .min(Comparator.comparingDouble(one -> distance(matrix, encoding.encode(one))))
            .orElseThrow();
    assertThat(encoding.decode(matrix)).contains(nearest);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  /** Of noise, (5/7)^6 = 13.3 % mean a cell. */
  @Test
  void anEdgeThatIsInputOrOutputMeansNoCell() {
    MatrixEncoding encoding = CELLS.matrixEncoding();
    double[] matrix = encoding.encode(Choices.of(0, 1, 2, 3, 4, 0));
    assertThat(oneAt(matrix, encoding)).containsExactly(0, 2, 3, 4, 5, 6, 2, 1);
    matrix[3 * 7] = 1.5;
    assertThat(encoding.decode(matrix)).isEmpty();
    matrix[3 * 7] = 0.5;
    matrix[0] = -1;
    matrix[7 * 7] = 9;
    assertThat(encoding.decode(matrix)).contains(Choices.of(0, 1, 2, 3, 4, 0));

    long valid =
        LongStream.range(0, 4000)
            .filter(seed -> encoding.decode(noise(encoding, seed)).isPresent())
            .count();
    assertThat(valid / 4000.0).isBetween(0.115, 0.15);
  }

  private static List<Integer> oneAt(double[] matrix, MatrixEncoding encoding) {
    return IntStream.range(0, encoding.rows())
        .mapToObj(row -> encoding.largest(matrix, row, encoding.columns()))
        .toList();
  }

  @Test
  void placesWithoutAModuleAreLeftOutWhereverTheyAre() {
    MatrixEncoding encoding = MACRO.matrixEncoding();
    assertThat(encoding.decode(encoding.oneHot(new int[] {2, 0, 1, 4, 0, 3})))
        .contains(Choices.of(1, 0, 3, 2, 0, 0));
    assertThat(encoding.decode(encoding.oneHot(new int[] {1, 2, 3, 4, 1, 4})))
        .contains(Choices.of(0, 1, 2, 3, 1, 4));
    assertThat(encoding.decode(encoding.oneHot(new int[] {1, 0, 3, 4, 0, 0}))).isEmpty();
  }

  /** The first node has no choice; of the edges to the second, the two strongest are kept. */
  @Test
  void theTwoStrongestEdgesOfANodeAreKept() {
    MatrixEncoding encoding = DARTS.matrixEncoding();
    double[] matrix = new double[28 * 7];
    matrix[2 * 7 + 3] = 2;
    matrix[3 * 7 + 5] = 1;
    matrix[4 * 7 + 1] = 3;
    String text = DARTS.tableKey(encoding.decode(matrix).orElseThrow());
    assertThat(text)
        .startsWith(
            "Genotype(normal=[('max_pool_3x3', 0), ('max_pool_3x3', 1), ('sep_conv_3x3', 0),"
                + " ('avg_pool_3x3', 2), ");
  }

  @Test
  void aGeneHasNoWordsBeyondItsOwn() {
    MatrixEncoding encoding =
        OneHotRows.of(
            List.of(
                ChoiceGene.nominal("a", List.of("x", "y")),
                ChoiceGene.nominal("b", List.of("x", "y", "z"))));
    assertThat(encoding.decode(new double[] {0, 1, 9, 0, 0, 0})).contains(Choices.of(1, 0));
    assertThat(encoding.decode(new double[] {1, 1, 9, 0, 1, 1})).contains(Choices.of(0, 1));
  }

  @Test
  void theRowsOfATableHaveTheMatricesOfTheirSpace() {
    Set<String> keys = MACRO.all().limit(9).map(MACRO::tableKey).collect(Collectors.toSet());
    TableSpace table = new TableSpace(MACRO, keys);
    Optional<Choices> row = table.all().findFirst();
    assertThat(table.matrixEncoding().encode(row.orElseThrow()))
        .isEqualTo(MACRO.matrixEncoding().encode(row.orElseThrow()));
  }
}
