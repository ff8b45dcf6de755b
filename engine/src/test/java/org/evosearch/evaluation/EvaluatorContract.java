package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;

/** What every evaluator and its recipe promise, on the CPU. */
public abstract class EvaluatorContract {

  /** A recipe, equal to all others that this method gives. */
  protected abstract EvaluatorRecipe recipe();

  /** Two trials or more that the evaluator measures, all with different results. */
  protected abstract List<Trial> trials();

  /** What one of them is measured by. */
  protected Set<Metric> metrics(Trial trial) {
    return Set.of(Metric.VALIDATION_ACCURACY);
  }

  private static Execution begun() {
    return Execution.begun("here", "cpu", 2);
  }

  /** What must not depend on time and place. */
  private static List<Object> results(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Measured.class);
    Outcome.Measured measured = (Outcome.Measured) outcome;
    return List.of(
        measured.metrics(),
        measured.curve().stream()
            .map(
                epoch ->
                    List.of(
                        epoch.epoch(),
                        epoch.trainLoss(),
                        epoch.validationLoss(),
                        epoch.validationAccuracy(),
                        epoch.learningRate()))
            .toList());
  }

  private List<List<Object>> evaluateAll(Evaluator evaluator) {
    return trials().stream().map(trial -> results(evaluator.evaluate(trial, begun()))).toList();
  }

  @Test
  void theSameTrialGivesTheSameMetricsInAnyEvaluatorOfTheRecipe() {
    List<List<Object>> first;
    try (Evaluator evaluator = recipe().open(DeviceSlot.CPU)) {
      first = evaluateAll(evaluator);
      assertThat(evaluateAll(evaluator)).isEqualTo(first);
    }
    assertThat(first).doesNotHaveDuplicates();
    try (Evaluator evaluator = recipe().open(DeviceSlot.CPU)) {
      assertThat(evaluateAll(evaluator)).isEqualTo(first);
    }
  }

  @Test
  void severalThreadsMayUseAnEvaluatorAtOnce() throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(3);
    try (Evaluator evaluator = recipe().open(DeviceSlot.CPU)) {
      List<List<Object>> alone = evaluateAll(evaluator);
      List<Callable<List<List<Object>>>> calls =
          IntStream.range(0, 3)
              .<Callable<List<List<Object>>>>mapToObj(i -> () -> evaluateAll(evaluator))
              .toList();
      for (Future<List<List<Object>>> results : executor.invokeAll(calls)) {
        assertThat(results.get()).isEqualTo(alone);
      }
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void oneEvaluatorMayBeClosedWhileAnotherGoesOn() {
    try (Evaluator staying = recipe().open(DeviceSlot.CPU)) {
      List<List<Object>> before = evaluateAll(staying);
      recipe().open(DeviceSlot.CPU).close();

      assertThat(evaluateAll(staying)).isEqualTo(before);
    }
  }

  @Test
  void anOutcomeTellsWhereAndWhen() {
    try (Evaluator evaluator = recipe().open(DeviceSlot.CPU)) {
      Execution begun = begun();

      Execution execution = evaluator.evaluate(trials().get(0), begun).execution();

      assertThat(execution.host()).isEqualTo("here");
      assertThat(execution.device()).isEqualTo("cpu");
      assertThat(execution.attempt()).isEqualTo(2);
      assertThat(execution.startedAt()).isEqualTo(begun.startedAt());
      assertThat(execution.finishedAt()).isAfterOrEqualTo(begun.startedAt());
    }
  }

  @Test
  void aMeasuredTrialHasItsMetricsAndAccuracyInPercent() {
    try (Evaluator evaluator = recipe().open(DeviceSlot.CPU)) {
      for (Trial trial : trials()) {
        Outcome outcome = evaluator.evaluate(trial, begun());
        assertThat(metrics(trial))
            .isNotEmpty()
            .allMatch(metric -> outcome.metric(metric).isPresent());
        assertThat(outcome.metric(Metric.VALIDATION_ACCURACY).orElse(0)).isBetween(0.0, 100.0);
      }
    }
  }

  @Test
  void aRecipeTravelsAndStaysEqual() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(recipe());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(recipe()).hasSameHashCodeAs(recipe());
    }
    assertThat(recipe().trialsPerTask()).isPositive();
  }
}
