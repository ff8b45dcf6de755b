package org.evosearch.strategy.ednag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler.NormalizedGaussian;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanEstimateTest {

  private static final int GENES = 11;
  private static final int SIZE = 7;

  /** Without fresh noise, so that its draws do not matter. */
  private static final NoiseSchedule QUIET = new NoiseSchedule(100, 0);

  /** Step.py of NumPy. */
  private static List<CSVRecord> golden(int t) {
    try (CSVParser parser =
        CSVParser.parse(
            CleanEstimateTest.class.getResource("step.csv"),
            StandardCharsets.UTF_8,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.stream().filter(row -> Integer.parseInt(row.get("t")) == t).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] column(int t, String name) {
    return golden(t).stream().mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
  }

  private static Points points(int t, String name) {
    double[] numbers = column(t, name);
    return Points.of(SIZE, GENES, i -> Arrays.copyOfRange(numbers, i * GENES, (i + 1) * GENES));
  }

  private static CleanEstimate estimate(int t) {
    double[] all = column(t, "fitness");
    double[] fitness = new double[SIZE];
    Arrays.setAll(fitness, i -> all[i * GENES]);
    return new CleanEstimate(points(t, "point"), DensityMap.PUBLISHED.of(fitness), QUIET.alpha(t));
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 50, 3})
  void aStepIsWhatNumPyMakesOfIt(int t) {
    NormalizedGaussian normal =
        NormalizedGaussian.of(new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0));
    CleanEstimate estimate = estimate(t);
    for (int i = 0; i < SIZE; i++) {
      assertThat(estimate.clean(i)).containsExactly(points(t, "clean").point(i), within(1e-9));
      double[] denoised =
          QUIET.step(t).denoised(points(t, "point").point(i), estimate.clean(i), normal);
      assertThat(MinMax.symmetric(denoised))
          .containsExactly(points(t, "denoised").point(i), within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 50, 3})
  void childrenAreWhatNumPyMakesOfThem(int t) {
    PolynomialMutation always = new PolynomialMutation(1, 5, PolynomialMutation.Draw.SHARED);
    for (int i = 0; i < SIZE; i++) {
      double[] parent = points(t, "denoised").point(i);
      assertThat(MinMax.symmetric(always.mutated(parent, drawing(0.25))))
          .containsExactly(points(t, "down").point(i), within(1e-9));
      assertThat(MinMax.symmetric(always.mutated(parent, drawing(0.75))))
          .containsExactly(points(t, "up").point(i), within(1e-9));
    }
  }

  /** Numbers that are all the same. */
  private static UniformRandomProvider drawing(double number) {
    return () -> (long) (number * 0x1p53) << 11;
  }

  /** Where all distances are about equal, the fittest decides; it is the heaviest of all. */
  @Test
  void noiseIsDrawnToTheFittest() {
    double[] densities = {1, 1, 1, 1, 1, 1e4, 1};
    CleanEstimate estimate = new CleanEstimate(points(90, "point"), densities, 1e-4);
    for (int i = 0; i < SIZE; i++) {
      assertThat(estimate.heaviest(i)).isEqualTo(5);
    }
  }

  /** exp(-5e5) of the others is 0, and what would be added to it is larger by far. */
  @Test
  void farSamplesWithoutFitnessLeaveASampleAsItIs() {
    int dimension = 400;
    Points far = Points.of(4, dimension, i -> line(dimension, 100.0 * i));
    CleanEstimate estimate = new CleanEstimate(far, new double[] {1, 1, 1, 1}, 1 - 1e-4);
    for (int i = 0; i < 4; i++) {
      assertThat(estimate.clean(i)).containsExactly(far.point(i), within(1e-4));
      assertThat(estimate.heaviest(i)).isEqualTo(i);
    }
  }

  private static double[] line(int dimension, double value) {
    double[] line = new double[dimension];
    Arrays.fill(line, value);
    return line;
  }

  /** Every weight is as large as another, so nobody is the parent of all. */
  @Test
  void withoutAnyFitnessTheEstimateIsFinite() {
    Points points = points(50, "point");
    CleanEstimate estimate = new CleanEstimate(points, new double[SIZE], 0.5);
    for (int i = 0; i < SIZE; i++) {
      assertThat(Arrays.stream(estimate.clean(i))).allMatch(number -> Math.abs(number) <= 1);
    }
  }

  @Test
  void moreSamplesThanABlockHasAreEstimatedAlike() {
    Points few = points(50, "point");
    double[] densities = {1, 2, 3, 4, 5, 6, 7};
    int copies = 12;
    Points many = Points.of(SIZE * copies, GENES, i -> few.point(i % SIZE));
    double[] repeated = new double[SIZE * copies];
    Arrays.setAll(repeated, i -> densities[i % SIZE]);
    CleanEstimate one = new CleanEstimate(few, densities, 0.5);
    CleanEstimate all = new CleanEstimate(many, repeated, 0.5);
    for (int i = 0; i < SIZE * copies; i++) {
      assertThat(all.clean(i)).containsExactly(one.clean(i % SIZE), within(1e-12));
    }
  }
}
