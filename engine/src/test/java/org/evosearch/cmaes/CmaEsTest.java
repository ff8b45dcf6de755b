package org.evosearch.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.evosearch.cmaes.CmaSettings.Weighting;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CmaEsTest {

  private static final int SEEDS = 11;
  private static final CmaSettings POSITIVE = new CmaSettings(0, Weighting.POSITIVE, 0.25, 0);

  /** 20 % around what a reference in NumPy needs. */
  @ParameterizedTest
  @CsvSource({"SPHERE, 1300, 1960", "ELLIPSOID, 3430, 5150", "ROSENBROCK, 4290, 6430"})
  void needsAsManyEvaluationsAsTheReference(Landscape landscape, double least, double most) {
    assertThat(Minimization.medianEvaluations(landscape, 10, CmaSettings.DEFAULT, SEEDS))
        .isBetween(least, most);
  }

  @Test
  void negativeWeightsLearnAnEllipsoidFaster() {
    Landscape ellipsoid = Landscape.ELLIPSOID;
    assertThat(Minimization.medianEvaluations(ellipsoid, 10, CmaSettings.DEFAULT, SEEDS))
        .isLessThan(0.85 * Minimization.medianEvaluations(ellipsoid, 10, POSITIVE, SEEDS));
  }

  @Test
  void isAsGoodOnARotatedFunction() {
    CmaSettings settings = CmaSettings.DEFAULT;
    double straight = Minimization.medianEvaluations(Landscape.ELLIPSOID, 10, settings, SEEDS);
    assertThat(Minimization.medianEvaluations(Landscape.ROTATED_ELLIPSOID, 10, settings, SEEDS))
        .isBetween(0.9 * straight, 1.1 * straight);
  }

  /** With three times the evaluations that the full version needs at most. */
  @Test
  void theSimplifiedVersionDoesNotSolveTheSphere() {
    for (int seed = 0; seed < 5; seed++) {
      double[] start = new double[10];
      Arrays.fill(start, 1);
      SimplifiedCmaEs simplified = new SimplifiedCmaEs(start, 0.5);
      RandomStreams streams = new RandomStreams(seed);
      double best = Double.POSITIVE_INFINITY;
      for (int generation = 0; generation < 500; generation++) {
        UniformRandomProvider random = streams.stream(Purpose.PROPOSAL, generation, 0);
        best = Math.min(best, simplified.generation(Landscape.SPHERE::valueOf, random));
      }
      assertThat(best).isGreaterThan(1e-10);
    }
  }

  /** The means of a short run. */
  private static double[] trajectory(
      Landscape landscape, DoubleUnaryOperator transform, double scale, long seed) {
    double[] start = new double[5];
    Arrays.fill(start, scale * landscape.start());
    CmaEs cma = new CmaEs(start, scale * landscape.firstSigma(), CmaSettings.DEFAULT);
    RandomStreams streams = new RandomStreams(seed);
    double[] means = new double[40 * 5];
    for (int generation = 0; generation < 40; generation++) {
      Samples samples = cma.ask(streams.stream(Purpose.PROPOSAL, generation, 0));
      double[] values =
          Minimization.values(
              samples,
              x -> {
                double[] unscaled = Arrays.stream(x).map(v -> v / scale).toArray();
                return transform.applyAsDouble(landscape.valueOf(unscaled));
              });
      cma.tell(samples, values);
      System.arraycopy(cma.mean(), 0, means, 5 * generation, 5);
    }
    return means;
  }

  @Property(tries = 20)
  void onlyTheOrderOfValuesMatters(
      @ForAll Landscape landscape, @ForAll @IntRange(max = 1000) int seed) {
    double[] plain = trajectory(landscape, f -> f, 1, seed);
    assertThat(trajectory(landscape, f -> Math.log(f) - 7, 1, seed)).isEqualTo(plain);
    assertThat(trajectory(landscape, f -> 3 * Math.sqrt(f), 1, seed)).isEqualTo(plain);
  }

  /** Powers of two, so that nothing is rounded differently. */
  @Property(tries = 20)
  void theScaleOfTheSpaceDoesNotMatter(
      @ForAll Landscape landscape,
      @ForAll @IntRange(max = 1000) int seed,
      @ForAll @IntRange(min = -20, max = 20) int exponent) {
    double scale = Math.pow(2, exponent);
    double[] scaled = trajectory(landscape, f -> f, scale, seed);
    assertThat(Arrays.stream(scaled).map(m -> m / scale).toArray())
        .isEqualTo(trajectory(landscape, f -> f, 1, seed));
  }

  @Test
  void askingChangesNothing() {
    CmaEs cma = Minimization.start(Landscape.SPHERE, 4, CmaSettings.DEFAULT);
    RandomStreams streams = new RandomStreams(3);
    Samples first = cma.ask(streams.stream(Purpose.PROPOSAL, 0, 0));
    cma.ask(streams.stream(Purpose.PROPOSAL, 1, 0));
    Samples again = cma.ask(streams.stream(Purpose.PROPOSAL, 0, 0));
    for (int k = 0; k < first.size(); k++) {
      assertThat(again.point(k)).isEqualTo(first.point(k));
    }
  }

  /** Ranked by index, the mean would follow the first points. */
  @Test
  void equalValuesAreRankedByLot() {
    CmaEs cma = Minimization.start(Landscape.SPHERE, 4, CmaSettings.DEFAULT);
    RandomStreams streams = new RandomStreams(5);
    long[] best = new long[cma.constants().lambda()];
    for (int i = 0; i < 4000; i++) {
      Samples samples = cma.ask(streams.stream(Purpose.PROPOSAL, i, 0));
      best[Ranking.of(new double[samples.size()], samples).index(0)]++;
    }
    ChiSquare.assertUniform(best);
  }

  @Test
  void whatCannotBeEvaluatedIsWorseThanTheWorst() {
    CmaEs cma = Minimization.start(Landscape.SPHERE, 2, CmaSettings.DEFAULT);
    Samples samples = cma.ask(new RandomStreams(7).stream(Purpose.PROPOSAL, 0, 0));
    Ranking ranking = Ranking.of(new double[] {3, Double.NaN, 1, 5, Double.NaN, 2}, samples);
    assertThat(ranking.index(0)).isEqualTo(2);
    assertThat(ranking.index(3)).isEqualTo(3);
    assertThat(ranking.value(4)).isEqualTo(9);
    assertThat(ranking.value(5)).isEqualTo(9);
  }

  @Test
  void aGenerationOfNothingButFailuresLeavesItAlive() {
    CmaEs cma = Minimization.start(Landscape.SPHERE, 3, CmaSettings.DEFAULT);
    double[] nothing = new double[cma.constants().lambda()];
    Arrays.fill(nothing, Double.NaN);
    cma.tell(cma.ask(new RandomStreams(7).stream(Purpose.PROPOSAL, 0, 0)), nothing);
    assertThat(Arrays.stream(cma.mean())).allMatch(Double::isFinite);
    assertThat(cma.sigma()).isFinite().isPositive();
  }

  /** Noise of the benchmark suite's kind: the value times exp(0.5 N). */
  @Test
  void morePointsBearNoise() {
    CmaEs cma = Minimization.start(Landscape.ELLIPSOID, 5, CmaSettings.DEFAULT.withLambda(50));
    UniformRandomProvider random = new RandomStreams(11).stream(Purpose.TRIAL, 0, 0);
    ZigguratSampler.NormalizedGaussian noise = ZigguratSampler.NormalizedGaussian.of(random);
    Minimization.run(
        cma,
        x -> Landscape.ELLIPSOID.valueOf(x) * Math.exp(0.5 * noise.sample()),
        StopLimits.DEFAULT.withMaxEvaluations(25_000),
        1);
    assertThat(Landscape.ELLIPSOID.valueOf(cma.mean())).isLessThan(1e-8);
  }

  @Test
  void anyNumberOfDimensionsIsAllowed() {
    CmaEs cma = new CmaEs(new double[] {3}, 1, CmaSettings.DEFAULT);
    Minimization.run(cma, x -> x[0] * x[0], StopLimits.DEFAULT.withTarget(1e-10), 1);
    assertThat(cma.mean()[0]).isCloseTo(0, within(1e-4));
  }

  @Test
  void badArgumentsAreRefused() {
    assertThatThrownBy(() -> new CmaEs(new double[2], 0, CmaSettings.DEFAULT))
        .hasMessage("Invalid sigma: 0.0 (above 0)");
    CmaEs cma = Minimization.start(Landscape.SPHERE, 2, CmaSettings.DEFAULT);
    Samples samples = cma.ask(new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0));
    assertThatThrownBy(() -> cma.tell(samples, new double[5]))
        .hasMessage("Invalid generation: 5 values (exactly 6)");
  }
}
