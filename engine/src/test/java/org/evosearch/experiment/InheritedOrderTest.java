package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class InheritedOrderTest {

  private static final SampleRecords RECORDS = new SampleRecords("a");

  /** Networks with inherited scores 0, 1, ..., and scores from scratch. */
  private static SearchResult result(int networks, IntToDoubleFunction scratch) {
    List<TrialRecord> records =
        IntStream.range(0, networks)
            .mapToObj(
                i ->
                    new TrialRecord(
                        SampleRecords.trial(new TrialId(0, i)),
                        "genes",
                        "mutation",
                        List.of(),
                        null,
                        RECORDS.outcome(new TrialId(0, i)),
                        OptionalDouble.of(i)))
            .toList();
    List<TrialRecord> again = new ArrayList<>();
    for (TrialRecord record : records) {
      double score = scratch.applyAsDouble(record.trial().id().index());
      again.add(SampleRecords.reEvaluation(record, 0, OptionalDouble.of(score - 1)));
      again.add(SampleRecords.reEvaluation(record, 1, OptionalDouble.of(score + 1)));
    }
    return new SearchResult(records, List.of(), 1, new StopReason("done"), again);
  }

  private static String text(SearchResult result) {
    return InheritedOrder.of(result).orElseThrow().text();
  }

  @Test
  void equalOrdersAreNoWarning() {
    assertThat(text(result(20, i -> 3 * i)))
        .isEqualTo(
            "Scores from inherited weights and from scratch of 20 networks: Kendall's tau 1.00.");
  }

  /** Neighbors of 20 change places: 10 of 190 pairs disagree. */
  @Test
  void pairsThatDisagreeAreCounted() {
    assertThat(InheritedOrder.of(result(20, i -> i ^ 1)).orElseThrow().kendall())
        .isEqualTo(1 - 2 * 10 / 190.0);
  }

  @Test
  void anOrderThatIsAnotherOneIsAWarning() {
    assertThat(text(result(24, i -> -i)))
        .isEqualTo(
            "Warning: Scores from inherited weights and from scratch of 24 networks: Kendall's tau"
                + " -1.00; the search followed scores that do not rank networks.");
    assertThat(text(result(24, i -> 7))).startsWith("Warning: ").contains("tau NaN");
  }

  @Test
  void networksThatFailedEveryTimeAreNotCompared() {
    SearchResult sound = result(4, i -> i);
    List<TrialRecord> again =
        sound.hallOfFame().stream()
            .map(
                record ->
                    SampleRecords.reEvaluation(
                        record,
                        0,
                        record.trial().id().index() == 0
                            ? OptionalDouble.empty()
                            : record.fitness()))
            .toList();
    assertThat(
            InheritedOrder.of(
                new SearchResult(sound.hallOfFame(), List.of(), 1, new StopReason("done"), again)))
        .contains(new InheritedOrder(3, 1));
  }

  @Test
  void fewNetworksAreNotJudged() {
    assertThat(text(result(3, i -> -i)))
        .endsWith("tau -1.00 (too few to judge: search.hall-of-fame = 20).");
    assertThat(InheritedOrder.of(result(1, i -> i))).isEmpty();
    assertThat(InheritedOrder.of(result(0, i -> i))).isEmpty();
  }
}
