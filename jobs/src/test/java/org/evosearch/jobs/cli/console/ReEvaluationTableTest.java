package org.evosearch.jobs.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.strategy.StopReason;
import org.junit.jupiter.api.Test;

class ReEvaluationTableTest {

  private static final List<TrialRecord> BEST =
      new SampleRecords("a")
          .generation(0, 5).trials().stream()
              .filter(record -> record.fitness().isPresent())
              .limit(2)
              .toList();

  /** Of two networks, the seeds of each by their fitness; NaN for one that failed. */
  private static String text(List<double[]> seeds) {
    List<TrialRecord> again =
        IntStream.range(0, seeds.size()).boxed().flatMap(i -> again(i, seeds.get(i))).toList();
    return new ReEvaluationTable(
            new SearchResult(BEST, List.of(), 1, new StopReason("done"), again))
        .text();
  }

  private static Stream<TrialRecord> again(int network, double... seeds) {
    return IntStream.range(0, seeds.length)
        .mapToObj(
            seed ->
                SampleRecords.reEvaluation(
                    BEST.get(network),
                    seed,
                    Arrays.stream(seeds, seed, seed + 1)
                        .filter(fitness -> !Double.isNaN(fitness))
                        .findFirst()));
  }

  @Test
  void aSearchWithoutOneHasNoTable() {
    assertThat(text(List.of())).isEmpty();
  }

  @Test
  void aNetworkThatSucceededLessOftenShowsWhyItIsBehind() {
    assertThat(text(List.of(new double[] {5, 6, 7}, new double[] {Double.NaN, 9, Double.NaN})))
        .contains(
            "Final re-evaluation, which ranks the networks; 2 of its 6 trials failed"
                + " (2 time-limit):")
        .containsPattern("1 +0 +0 +3 of 3 seeds +6.0000 +5.0000 6.0000 7.0000")
        .containsPattern("2 +0 +2 +1 of 3 seeds +9.0000 +9.0000");
  }

  @Test
  void oneThatMeasuredNothingIsAWarning() {
    assertThat(text(List.of(new double[] {Double.NaN}, new double[] {Double.NaN})))
        .contains(
            "Warning: the final re-evaluation measured no network, the search ranks them; 2 of its"
                + " 2 trials failed (2 time-limit):")
        .containsPattern("1 +0 +0 +0 of 1 seeds +failed")
        .containsPattern("2 +0 +2 +0 of 1 seeds +failed");
  }

  @Test
  void oneWithoutFailuresMentionsNone() {
    assertThat(text(List.of(new double[] {5}, new double[] {4})))
        .contains("Final re-evaluation, which ranks the networks:")
        .doesNotContain("failed");
  }
}
