package org.evosearch.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.plan.ReEvaluationPlan;
import org.evosearch.trial.Origin;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;

class BestFitnessTest {

  private static final List<TrialRecord> TRIALS = new SampleRecords("a").generation(0, 4).trials();

  private static GenerationRecord of(String operator, int rung, double... values) {
    Origin origin = new Origin(operator, List.of(), OptionalInt.empty(), OptionalInt.of(rung));
    List<TrialRecord> trials =
        IntStream.range(0, values.length)
            .mapToObj(i -> record(TRIALS.get(i).trial(), origin, values[i]))
            .toList();
    return new GenerationRecord(0, trials, Map.of(), "");
  }

  private static TrialRecord record(Trial trial, Origin origin, double value) {
    OptionalDouble fitness =
        Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    Outcome measured = TRIALS.get(0).outcome();
    return new TrialRecord(trial, "genotype", origin, null, measured, fitness);
  }

  @Test
  void isThatOfTheHighestRungThatAnyReached() {
    BestFitness best = new BestFitness();
    assertThat(best.fitness()).isEmpty();
    best.add(of("mutation", 0, Double.NaN, -8, -9));
    assertThat(best.fitness()).hasValue(-8);
    best.add(of("promotion", 1, Double.NaN));
    assertThat(best.fitness()).hasValue(-8);
    best.add(of("promotion", 1, -20));
    best.add(of("mutation", 0, -1));
    best.add(of(ReEvaluationPlan.OPERATOR, 0, 5));
    assertThat(best.fitness()).hasValue(-20);
    best.add(of("promotion", 1, -30, -10));
    assertThat(best.fitness()).hasValue(-10);
  }
}
