package org.evosearch.jobs.recomputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.jobs.recomputation.RecomputedTrial.Verdict;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Heritage;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

/** Trials that are evaluated again are compared with their record. */
class RecomputationTest {

  private static final SampleRecords RECORDS = new SampleRecords("a");
  private static final int TRIALS = 6;
  private static final List<GenerationRecord> GENERATIONS = RECORDS.generations(3, TRIALS);

  /** Gives what was recorded, changed in some way. */
  private record Again(UnaryOperator<Outcome> change) implements EvaluatorRecipe {

    @Override
    public Evaluator open(DeviceSlot device) {
      return new Evaluator() {
        @Override
        public Outcome evaluate(Trial trial, Execution started) {
          return change.apply(RECORDS.outcome(trial.id()));
        }

        @Override
        public void close() {}
      };
    }
  }

  private static final EvaluatorRecipe SAME = new Again(outcome -> outcome);

  private static EvaluatorRecipe shifted(double points) {
    return new Again(
        outcome ->
            new Outcome.Measured(
                Map.of(
                    Metric.VALIDATION_ACCURACY,
                    outcome.metric(Metric.VALIDATION_ACCURACY).orElseThrow() + points),
                List.of(),
                outcome.execution()));
  }

  private static Recomputation taken(int count, long seed, EvaluatorRecipe recipe) {
    Recomputation recomputation = new Recomputation(count, seed, new Agreement(2));
    GENERATIONS.forEach(generation -> recomputation.take(generation, recipe));
    return recomputation;
  }

  private static List<Verdict> verdicts(EvaluatorRecipe recipe, boolean isBound) {
    return taken(100, 1, recipe).run(recipe, isBound, trial -> {}).stream()
        .map(RecomputedTrial::verdict)
        .distinct()
        .toList();
  }

  @Test
  void theSameBitsAreEqual() {
    assertThat(verdicts(SAME, true)).containsExactly(Verdict.EQUAL);
    assertThat(verdicts(SAME, false)).containsExactly(Verdict.EQUAL);
  }

  @Test
  void otherBitsAreDifferentOnACpuOfTheSameKindAndAllowedOnAnother() {
    assertThat(verdicts(shifted(1e-9), true))
        .containsExactlyInAnyOrder(Verdict.DIFFERENT, Verdict.WITHIN_TOLERANCE);
    assertThat(verdicts(shifted(1.9), false)).containsExactly(Verdict.WITHIN_TOLERANCE);
    assertThat(verdicts(shifted(2.1), false)).containsExactly(Verdict.DIFFERENT);
  }

  @Test
  void aFailureIsDifferent() {
    EvaluatorRecipe failing = new Again(outcome -> RECORDS.outcome(new TrialId(0, 1)));
    assertThat(verdicts(failing, false)).containsExactly(Verdict.DIFFERENT);
  }

  @Test
  void anOutcomeWithOtherMetricsIsDifferent() {
    EvaluatorRecipe other =
        new Again(
            outcome ->
                new Outcome.Measured(Map.of(Metric.LATENCY, 1.0), List.of(), outcome.execution()));
    assertThat(verdicts(other, false)).containsExactly(Verdict.DIFFERENT);
  }

  @Test
  void theChoiceIsAFunctionOfTheSeed() {
    assertThat(chosen(3, 1))
        .hasSize(3)
        .isEqualTo(chosen(3, 1))
        .isNotEqualTo(chosen(3, 2))
        .isSorted();
    assertThat(chosen(100, 1)).doesNotHaveDuplicates();
  }

  private static List<TrialId> chosen(int count, long seed) {
    List<TrialId> chosen = new ArrayList<>();
    taken(count, seed, SAME).run(SAME, true, trial -> chosen.add(trial.id()));
    return chosen;
  }

  @Test
  void trialsThatSayNothingAreLeftOut() {
    Recomputation recomputation = new Recomputation(100, 1, new Agreement(2));
    TrialRecord heir = heir(GENERATIONS.get(1).trials().get(0));
    recomputation.take(GENERATIONS.get(1), SAME);
    recomputation.take(new GenerationRecord(1, List.of(heir), Map.of(), ""), SAME);

    assertThat(recomputation.left())
        .containsEntry("took the outcome of another one", 1)
        .containsEntry("failed", 1)
        .containsEntry(
            "began with weights of their parents, which are deleted when no longer needed", 1);
    assertThat(recomputation.size()).isEqualTo(TRIALS - 2);
  }

  private static TrialRecord heir(TrialRecord record) {
    Heritage heritage =
        new Heritage(List.of(new Heritage.Donor(new TrialId(0, 0), "", 1)), Heritage.Tuning.ALL);
    return new TrialRecord(
        record.trial().with(heritage),
        record.genotype(),
        record.origin(),
        null,
        record.outcome(),
        OptionalDouble.empty());
  }

  @Test
  void machinesOfOneKindHaveNoExcuse() {
    Map<String, String> facts =
        Map.of("evosearch", "1", "djl", "2", "architecture", "amd64", "processor", "A");
    assertThat(Agreement.excuse(facts, facts)).isEmpty();
    assertThat(
            Agreement.excuse(Map.of("evosearch", "1", "djl", "2", "architecture", "amd64"), facts))
        .contains("processor was not recorded, is A");
  }
}
