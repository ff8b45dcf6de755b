package org.evosearch.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Choices;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RankingTest {

  private static List<Double> values(double... values) {
    return DoubleStream.of(values).boxed().toList();
  }

  /** In the first objective the order is a, b, c; in the others it is another one. */
  private static final List<List<Double>> THREE =
      List.of(values(3, 1, 1), values(2, 2, 3), values(1, 3, 2));

  private static Evaluation<Choices> evaluation(
      int index, List<Double> objectives, double violation, long parameters) {
    Choices genotype = new Choices(List.of(index));
    return new Evaluation<>(
        new TrialId(0, index),
        new Proposal<>(genotype, "sample", List.of()),
        Fingerprint.ofText(genotype.text()),
        objectives,
        violation,
        parameters);
  }

  private static List<Integer> order(Ranking ranking, List<Evaluation<Choices>> evaluations) {
    return ranking.bestFirst(evaluations).stream().map(e -> e.id().index()).toList();
  }

  private static List<Evaluation<Choices>> evaluations(List<List<Double>> objectives) {
    return IntStream.range(0, objectives.size())
        .mapToObj(i -> evaluation(i, objectives.get(i), 0, 1))
        .toList();
  }

  @Test
  void ranksAreAddedUp() {
    assertThat(Ranking.MEAN_RANK.standings(THREE)).containsExactly(2, 4, 3);
  }

  /** Ranks from the worst on, 1 to 3: 3 1 1, 2 2 3 and 1 3 2 of 3. */
  @Test
  void logarithmsOfRanksAreAddedUp() {
    double[] standings = Ranking.LOG_RANK.standings(THREE);
    assertThat(standings[0]).isCloseTo(Math.log(3.0 / 27), within(1e-12));
    assertThat(standings[1]).isCloseTo(Math.log(12.0 / 27), within(1e-12));
    assertThat(standings[2]).isCloseTo(Math.log(6.0 / 27), within(1e-12));
    assertThat(order(Ranking.LOG_RANK, evaluations(THREE))).containsExactly(1, 2, 0);
  }

  /** The second beats both others by two votes to one, the third one the first. */
  @Test
  void votesAreWonByMostObjectives() {
    assertThat(Ranking.VOTE.standings(THREE)).containsExactly(0, 2, 1);
  }

  @Test
  void equalValuesShareTheirRanksAndTheirVotes() {
    List<List<Double>> objectives = List.of(values(1, 2), values(1, 2), values(0, 3));

    assertThat(Ranking.MEAN_RANK.standings(objectives)).containsExactly(2, 2, 2);
    assertThat(Ranking.VOTE.standings(objectives)).containsExactly(1, 1, 1);
  }

  @Test
  void theFirstObjectiveIsTheFitness() {
    assertThat(order(Ranking.FITNESS, evaluations(THREE))).containsExactly(0, 1, 2);
    assertThat(order(Ranking.MEAN_RANK, evaluations(THREE))).containsExactly(1, 2, 0);
    assertThat(order(Ranking.VOTE, evaluations(THREE))).containsExactly(1, 2, 0);
  }

  @ParameterizedTest
  @EnumSource(Ranking.class)
  void constraintsComeFirstAndSizeAndAgeDecideBetweenEquals(Ranking ranking) {
    List<Evaluation<Choices>> evaluations =
        List.of(
            evaluation(0, values(9, 9), 0.5, 1),
            evaluation(1, values(1, 1), 0, 7),
            evaluation(2, values(1, 1), 0, 5),
            evaluation(3, values(1, 1), 0, 5));

    assertThat(order(ranking, evaluations)).containsExactly(2, 3, 1, 0);
  }

  @Property(tries = 200)
  void whoIsNowhereWorseAndSomewhereBetterComesFirst(
      @ForAll Ranking ranking,
      @ForAll @Size(min = 3, max = 3) List<@DoubleRange(min = 0, max = 1) Double> some,
      @ForAll @Size(min = 3, max = 3) List<@DoubleRange(min = 0, max = 1) Double> others,
      @ForAll @DoubleRange(min = 0.01, max = 1) double gain) {
    List<Double> better = some.stream().map(value -> value + gain).toList();
    double[] standings = ranking.standings(List.of(some, better, others));

    assertThat(standings[1]).as(Arrays.toString(standings)).isGreaterThan(standings[0]);
  }
}
