package org.evosearch.search;

import java.util.Optional;
import java.util.function.Function;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Machines on which some trials fail, whatever their network is.
 *
 * @param fault what becomes of a trial, empty for its formula
 */
record FaultyMachines(Function<Trial, Optional<Outcome>> fault) implements EvaluatorRecipe {

  private static final long serialVersionUID = 1L;

  /** Machines on which every trial of some generations fails in the same way. */
  static FaultyMachines from(int generation, FailureKind kind, String message) {
    return new FaultyMachines(
        trial ->
            trial.id().generation() >= generation
                ? Optional.of(failed(kind, message))
                : Optional.empty());
  }

  static Outcome failed(FailureKind kind, String message) {
    return new Outcome.Failed(kind, message, Execution.begun("unknown", "unknown", 4));
  }

  @Override
  public Evaluator open(DeviceSlot device) {
    Evaluator working = FormulaRecipe.PLAIN.open(device);
    return new Evaluator() {
      @Override
      public Outcome evaluate(Trial trial, Execution started) {
        return fault.apply(trial).orElseGet(() -> working.evaluate(trial, started));
      }

      @Override
      public void close() {
        working.close();
      }
    };
  }
}
