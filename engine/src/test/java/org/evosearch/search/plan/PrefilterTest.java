package org.evosearch.search.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.evosearch.search.SampleSearch;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Objective;
import org.evosearch.strategy.Ranking;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefilterTest {

  private static final Execution HERE = Execution.begun("host", "cpu", 0);

  private static Prefilter bySynflow(double share) {
    return new Prefilter(share, Ranking.FITNESS, Goal.of(Metric.named("synflow")));
  }

  private static Outcome scored(double synflow) {
    return new Outcome.Measured(Map.of(Metric.named("synflow"), synflow), List.of(), HERE);
  }

  private static Outcome failed(FailureKind kind) {
    return new Outcome.Failed(kind, "it did", HERE);
  }

  private static List<Integer> chosen(Prefilter filter, List<Outcome> scores) {
    List<Trial> trials = SampleSearch.trials(scores.size());
    assertThat(trials).hasSameSizeAs(scores);
    return filter.choose(trials, scores).chosen().stream()
        .map(trial -> trial.id().index())
        .toList();
  }

  private static List<Outcome> outcomes(int count, IntFunction<Outcome> outcome) {
    return IntStream.range(0, count).mapToObj(outcome).toList();
  }

  @Property(tries = 100)
  void theBestScoresAreChosenAndAsManyAsTheShareSays(
      @ForAll @Size(min = 3, max = 12) List<@IntRange(min = -3, max = 3) Integer> scores,
      @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
    List<Outcome> outcomes = scores.stream().map(PrefilterTest::scored).toList();
    List<Integer> chosen = chosen(bySynflow(share), outcomes);

    assertThat(chosen).hasSize((int) Math.ceil(share * scores.size())).doesNotHaveDuplicates();
    List<Integer> others = new ArrayList<>(IntStream.range(0, scores.size()).boxed().toList());
    others.removeAll(chosen);
    int worst = chosen.stream().mapToInt(scores::get).min().orElseThrow();
    assertThat(others).allMatch(other -> scores.get(other) <= worst);
  }

  private static Outcome scored(int synflow) {
    return scored((double) synflow);
  }

  @Test
  void ofEqualScoresTheEarlierAreChosen() {
    assertThat(chosen(bySynflow(0.5), outcomes(4, i -> scored(1.0)))).containsExactly(0, 1);
  }

  @Test
  void severalScoresDecideTogether() {
    Goal both =
        new Goal(
            List.of(new Objective(Metric.named("synflow")), new Objective(Metric.VALIDATION_LOSS)),
            List.of());
    double[][] values = {{3, 9}, {2, 1}, {1, 2}};
    List<Outcome> scores =
        outcomes(
            3,
            i ->
                new Outcome.Measured(
                    Map.of(
                        Metric.named("synflow"),
                        values[i][0],
                        Metric.VALIDATION_LOSS,
                        values[i][1]),
                    List.of(),
                    HERE));

    assertThat(chosen(new Prefilter(0.1, Ranking.FITNESS, both), scores)).containsExactly(0);
    assertThat(chosen(new Prefilter(0.1, Ranking.MEAN_RANK, both), scores)).containsExactly(1);
  }

  @Test
  void whoHasNoScoreHasFailedAndTakesNoPlace() {
    List<Outcome> scores =
        List.of(failed(FailureKind.UNSCORED), scored(1.0), scored(3.0), scored(2.0));
    List<Trial> trials = SampleSearch.trials(4);
    Preselection preselection = bySynflow(0.5).choose(trials, scores);

    assertThat(preselection.chosen()).containsExactly(trials.get(2), trials.get(3));
    assertThat(preselection.completed(trained(preselection)))
        .hasSize(4)
        .containsEntry(trials.get(0), scores.get(0));
  }

  private static Map<Trial, Outcome> trained(Preselection preselection) {
    Outcome.Measured outcome =
        new Outcome.Measured(Map.of(Metric.VALIDATION_ACCURACY, 50.0), List.of(), HERE);
    Map<Trial, Outcome> trained = new java.util.HashMap<>();
    preselection.chosen().forEach(trial -> trained.put(trial, outcome));
    return trained;
  }

  @Test
  void whoCrashedTakesThePlaceOfOneThatIsTrained() {
    List<Outcome> scores =
        List.of(failed(FailureKind.CRASHED), scored(1.0), scored(3.0), scored(2.0));

    assertThat(chosen(bySynflow(0.5), scores)).containsExactly(2);
    assertThat(chosen(bySynflow(0.2), scores)).isEmpty();
  }

  @Test
  void whatIsTrainedHasItsScoresAndTheRestItsRank() {
    List<Trial> trials = SampleSearch.trials(3);
    Preselection preselection =
        bySynflow(0.3).choose(trials, List.of(scored(1.0), scored(3.0), scored(2.0)));
    Map<Trial, Outcome> outcomes = preselection.completed(trained(preselection));

    Outcome trained =
        new Outcome.Measured(
            Map.of(Metric.VALIDATION_ACCURACY, 50.0, Metric.named("synflow"), 3.0),
            List.of(),
            HERE);
    assertThat(outcomes)
        .containsEntry(trials.get(1), trained)
        .containsEntry(trials.get(2), passedOver(2))
        .containsEntry(trials.get(0), passedOver(3));
    assertThat(Prefilter.isPrefiltered(passedOver(2))).isTrue();
  }

  private static Outcome passedOver(int rank) {
    String message = "Ranks " + rank + " among 3 scored networks, of which 1 are trained";
    return new Outcome.Failed(FailureKind.PASSED_OVER, message, HERE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, 1.5, Double.NaN})
  void sharesAreSharesOfSomething(double share) {
    assertThatThrownBy(() -> bySynflow(share)).isInstanceOf(IllegalArgumentException.class);
  }
}
