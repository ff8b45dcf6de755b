package org.evosearch.jobs.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.evosearch.jobs.comparison.Trajectory.Evaluation;
import org.evosearch.jobs.comparison.VariantStatistics.Spread;
import org.evosearch.jobs.comparison.VariantStatistics.Waiting;
import org.junit.jupiter.api.Test;

class VariantStatisticsTest {

  private static Trajectory trajectory(long seed, double... fitness) {
    return new Trajectory(
        new Entrant("toy", Variant.ofStrategy("luck"), seed),
        Arrays.stream(fitness)
            .mapToObj(
                value ->
                    new Evaluation(
                        "n" + value, Double.isNaN(value) ? List.of() : List.of(value), 100 + value))
            .toList(),
        fitness.length,
        new Failures(Map.of()));
  }

  private static VariantStatistics standing(double... best) {
    return new VariantStatistics(
        "luck", IntStream.range(0, best.length).mapToObj(i -> trajectory(i, best[i])).toList());
  }

  @Test
  void theBestSoFarIsThatOfTheFirstTrainingsAndBringsItsTestAccuracy() {
    Trajectory trajectory = trajectory(1, Double.NaN, 3, 1, 5, 5);
    assertThat(IntStream.rangeClosed(1, 6).mapToDouble(trajectory::best).toArray())
        .containsExactly(Double.NEGATIVE_INFINITY, 3, 3, 5, 5, 5);
    assertThat(trajectory.test(3)).isEqualTo(103);
    assertThat(trajectory.until(fitness -> fitness > 2)).hasValue(2);
    assertThat(trajectory.until(fitness -> fitness > 9)).isEmpty();
  }

  @Test
  void evaluationsThatCostNothingAreWithinTheBudgetOfTheOneBeforeThem() {
    List<Evaluation> evaluations =
        IntStream.of(3, 0, 0, 2)
            .mapToObj(cost -> new Evaluation("n", List.of((double) cost), 0, cost, 0, false))
            .toList();
    Entrant entrant = new Entrant("toy", Variant.ofStrategy("luck"), 1);
    Trajectory trajectory = new Trajectory(entrant, evaluations, 4, new Failures(Map.of()));

    assertThat(IntStream.rangeClosed(2, 5).map(i -> trajectory.first(i).size()).toArray())
        .containsExactly(0, 3, 3, 4);
  }

  @Test
  void theOptimumIsReachedByItsValueOrByItsNetwork() {
    Trajectory trajectory = trajectory(1, 1, 4, 3);
    assertThat(trajectory.until(new Optimum(3.5, Set.of()))).hasValue(2);
    assertThat(trajectory.until(new Optimum(9, Set.of("n3.0")))).hasValue(3);
    assertThat(trajectory.until(new Optimum(9, Set.of("other")))).isEmpty();
  }

  /** What the table says of 12 epochs is not reached by training for 200. */
  @Test
  void longerTrainingRunsReachNothingThatIsKnownOfShorterOnes() {
    List<Evaluation> evaluations =
        List.of(
            new Evaluation("a", List.of(2.0, 2.0), 0, 1, 0, false),
            new Evaluation("a", List.of(9.0, 9.0), 0, 1, 1, true),
            new Evaluation("b", List.of(4.0, 4.0), 0, 1, 0, false));
    Entrant entrant = new Entrant("toy", Variant.ofStrategy("luck"), 1);
    Trajectory trajectory = new Trajectory(entrant, evaluations, 3, new Failures(Map.of()));
    ExactFront front = new ExactFront(List.of(4.0, 4.0), List.of(0.0, 0.0), 1);

    assertThat(trajectory.until(fitness -> fitness >= 4)).hasValue(3);
    assertThat(trajectory.until(new Optimum(4, Set.of("a")))).hasValue(1);
    assertThat(trajectory.until(new Optimum(4, Set.of()))).hasValue(3);
    assertThat(front.share(trajectory, 2)).isEqualTo(0.25);
    assertThat(front.until(trajectory, 0.95)).hasValue(3);
    assertThat(trajectory.best(3)).isEqualTo(9);
  }

  @Test
  void medianAndIntervalAreThoseOfRsSecondType() {
    // quantile(c(1:20), c(.5, .05, .95), type = 2) in R
    Spread spread =
        standing(IntStream.rangeClosed(1, 20).asDoubleStream().toArray()).spread(t -> t.best(1));
    assertThat(spread).isEqualTo(new Spread(10.5, 1.5, 19.5));
    assertThat(standing(7).spread(t -> t.best(1))).isEqualTo(new Spread(7, 7, 7));
  }

  @Test
  void whoNeverGetsThereWaitsForEver() {
    VariantStatistics standing =
        new VariantStatistics(
            "luck", List.of(trajectory(0, 1, 2), trajectory(1, 2), trajectory(2, 1, 1)));
    Waiting waiting = standing.waiting(t -> t.until(fitness -> fitness >= 2));
    assertThat(waiting).isEqualTo(new Waiting(2, Double.POSITIVE_INFINITY, 2));
    assertThat(standing.waiting(t -> OptionalInt.empty()).median()).isInfinite();
  }

  /** Searches of a length, some of which reach 1 with their last evaluation. */
  private static VariantStatistics reaching(int length, int reached, int seeds) {
    return new VariantStatistics(
        "luck",
        IntStream.range(0, seeds)
            .mapToObj(
                seed -> {
                  double[] fitness = new double[length - seed];
                  fitness[fitness.length - 1] = seed < reached ? 1 : 0;
                  return trajectory(seed, fitness);
                })
            .toList());
  }

  @Test
  void searchesThatGiveUpEarlyAreNotFast() {
    VariantStatistics thorough = reaching(367, 29, 30);
    VariantStatistics hasty = reaching(219, 2, 30);
    ToDoubleFunction<Trajectory> soon = t -> VariantStatistics.soonness(t.until(f -> f >= 1));
    // scipy.stats.mannwhitneyu([367 - i for i in range(29)] + [inf], [219, 218] + [inf] * 28)
    assertThat(hasty.mannWhitney(thorough, soon))
        .isCloseTo(3.770896255483636e-09, Offset.offset(1e-18));
    // 2 * 30 pairs won, 28 of 900 equal
    assertThat(hasty.ahead(thorough, soon)).isEqualTo((60 + 14) / 900.0);
    assertThat(thorough.ahead(hasty, soon)).isEqualTo(1 - (60 + 14) / 900.0);
  }
}
