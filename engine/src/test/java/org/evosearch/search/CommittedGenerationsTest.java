package org.evosearch.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.evosearch.search.plan.ReEvaluationPlan;
import org.evosearch.strategy.StopReason;
import org.junit.jupiter.api.Test;

class CommittedGenerationsTest {

  private static final SampleRecords RECORDS = new SampleRecords("a");
  private static final List<GenerationRecord> SEARCHED = RECORDS.generations(3, 2);
  private static final GenerationRecord FINAL = finalReEvaluation();

  private static GenerationRecord finalReEvaluation() {
    TrialRecord row = RECORDS.generation(3, 1).trials().get(0);
    TrialRecord again =
        new TrialRecord(
            row.trial(),
            row.genotype(),
            ReEvaluationPlan.OPERATOR,
            row.parents(),
            null,
            row.outcome(),
            row.fitness());
    return new GenerationRecord(3, List.of(again), Map.of());
  }

  private static CommittedGenerations of(List<GenerationRecord> records) {
    return new CommittedGenerations(records.iterator());
  }

  @Test
  void theSearchIsTakenInOrderAndTheRoundAfterItStays() {
    CommittedGenerations committed =
        of(Stream.concat(SEARCHED.stream(), Stream.of(FINAL)).toList());
    List<GenerationRecord> taken = new ArrayList<>();
    while (committed.hasNext()) {
      taken.add(committed.next());
    }

    assertThat(taken).isEqualTo(SEARCHED);
    assertThat(committed.finalReEvaluation()).contains(FINAL);
    assertThatThrownBy(committed::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void theRoundAfterASearchIsFoundBehindGenerationsThatNobodyTook() {
    assertThat(of(List.of(SEARCHED.get(0), SEARCHED.get(1), FINAL)).finalReEvaluation())
        .contains(FINAL);
    assertThat(of(SEARCHED).finalReEvaluation()).isEmpty();
  }

  @Test
  void theLastReasonTakenCounts() {
    CommittedGenerations committed =
        of(
            List.of(
                SEARCHED.get(0).stoppedBy("budget"),
                SEARCHED.get(1),
                SEARCHED.get(2).stoppedBy("stopped")));
    assertThat(committed.stopReason()).isEmpty();
    committed.next();
    committed.next();
    assertThat(committed.stopReason()).map(StopReason::text).contains("budget");
    committed.next();
    assertThat(committed.stopReason()).map(StopReason::text).contains("stopped");
  }

  @Test
  void oneMoreThanWasTakenIsHeld() {
    int[] read = {0};
    CommittedGenerations committed =
        new CommittedGenerations(SEARCHED.stream().peek(generation -> read[0]++).iterator());
    committed.next();

    assertThat(read[0]).isLessThanOrEqualTo(2);
  }
}
