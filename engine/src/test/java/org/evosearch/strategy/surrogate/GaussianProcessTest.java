package org.evosearch.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceGene;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {

  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final FeatureMap MAP =
      FeatureMap.of(
          List.of(
              ChoiceGene.nominal("one", NAMES),
              ChoiceGene.nominal("two", NAMES),
              ChoiceGene.nominal("three", NAMES),
              ChoiceGene.ordinal("four", List.of("1", "2", "3", "4"))));
  private static final int MEASURED = 8;
  private static final KernelParameters PARAMETERS =
      new KernelParameters(
          List.of(Math.log(0.8), Math.log(1.2), Math.log(1.5), Math.log(0.7), Math.log(0.05)));

  private static List<CSVRecord> golden() {
    try (CSVParser parser =
        CSVParser.parse(
            GaussianProcessTest.class.getResource("posterior.csv"),
            StandardCharsets.UTF_8,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CSVRecord> genotypes() {
    List<CSVRecord> golden = golden();
    return golden.subList(0, golden.size() - 1);
  }

  private static Features features(CSVRecord row) {
    return MAP.of(
        new Choices(Arrays.stream(row.get("genes").split(" ")).map(Integer::valueOf).toList()));
  }

  private static double[] targets() {
    return genotypes().stream()
        .limit(MEASURED)
        .mapToDouble(row -> Double.parseDouble(row.get("target")))
        .toArray();
  }

  private static List<Features> measured() {
    return genotypes().stream().limit(MEASURED).map(GaussianProcessTest::features).toList();
  }

  private static GaussianProcess process() {
    return new GaussianProcess(new AdditiveKernel(PARAMETERS, MAP.diameters()), PARAMETERS.noise());
  }

  @Test
  void meansAndDeviationsAreThoseOfScikitLearn() {
    Belief belief = new Belief(process().plus(measured()), targets(), new Prospects());
    for (CSVRecord row : genotypes()) {
      double[] covariances = belief.process().covariances(features(row));
      assertThat(belief.mean(covariances))
          .isCloseTo(Double.parseDouble(row.get("mean")), within(1e-10));
      assertThat(Math.sqrt(belief.process().variance(covariances)))
          .isCloseTo(Double.parseDouble(row.get("deviation")), within(1e-10));
    }
  }

  @Test
  void theMarginalLikelihoodIsThatOfScikitLearn() {
    List<CSVRecord> golden = golden();
    assertThat(new MarginalLikelihood(measured(), targets(), MAP.diameters()).logarithm(PARAMETERS))
        .isCloseTo(Double.parseDouble(golden.get(golden.size() - 1).get("target")), within(1e-10));
  }

  @Test
  void theFitIsAtLeastAsProbableAsWhatWasExpected() {
    MarginalLikelihood likelihood = new MarginalLikelihood(measured(), targets(), MAP.diameters());
    KernelParameters expected = KernelParameters.expected(2);
    KernelParameters fitted = ParameterFit.of(likelihood, 2, 200);
    assertThat(fitted).isNotEqualTo(expected);
    assertThat(likelihood.logarithm(fitted) - 0.5 * fitted.squaredDistance(expected))
        .isGreaterThan(likelihood.logarithm(expected));
  }

  private static List<Features> drawn(long seed, int count) {
    UniformRandomProvider random = new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0);
    List<Features> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(
          MAP.of(
              Choices.of(
                  random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(4))));
    }
    return drawn;
  }

  @Property(tries = 50)
  void howAProcessHasGrownDoesNotChangeABit(
      @ForAll @LongRange(min = 0, max = 1000) long seed,
      @ForAll @IntRange(min = 1, max = 20) int first) {
    List<Features> points = drawn(seed, 21);
    double[] covariances = process().plus(points).covariances(points.get(20));
    GaussianProcess grown =
        process().plus(points.subList(0, first)).plus(points.subList(first, 21));
    assertThat(grown.variance(covariances)).isEqualTo(process().plus(points).variance(covariances));
    double[] few = Arrays.copyOf(covariances, first);
    assertThat(grown.first(first).variance(few))
        .isEqualTo(process().plus(points.subList(0, first)).variance(few));
  }

  @Property(tries = 50)
  void furtherPointsOnlyLowerTheVarianceAndTheBoundHolds(
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    List<Features> points = drawn(seed, 15);
    Features other = points.get(14);
    double before = Double.POSITIVE_INFINITY;
    for (int count = 1; count < 14; count++) {
      GaussianProcess process = process().plus(points.subList(0, count));
      double[] covariances = process.covariances(other);
      double variance = process.variance(covariances);
      assertThat(variance).isLessThanOrEqualTo(before + 1e-12);
      assertThat(variance).isLessThanOrEqualTo(process.varianceAtMost(covariances) + 1e-12);
      before = variance;
    }
  }

  @Property(tries = 50)
  void howOftenAProspectWasAskedDoesNotChangeABit(
      @ForAll @LongRange(min = 0, max = 1000) long seed,
      @ForAll @IntRange(min = 1, max = 19) int early) {
    List<Features> points = drawn(seed, 21);
    GaussianProcess whole = process().plus(points.subList(0, 20));
    Prospect asked = new Prospect(points.get(20));
    asked.variance(process().plus(points.subList(0, early)));
    Prospect copy = asked.copy();
    assertThat(asked.variance(whole)).isEqualTo(new Prospect(points.get(20)).variance(whole));
    assertThat(copy.variance(whole)).isEqualTo(asked.variance(whole));
    assertThat(asked.covariances(whole)).isEqualTo(whole.covariances(points.get(20)));
    assertThat(asked.variance(whole.first(early)))
        .isEqualTo(new Prospect(points.get(20)).variance(whole.first(early)));
  }
}
