package org.evosearch.jobs.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * Some trials end their process.
 *
 * @param formula evaluates the others
 * @param perils how which trials end it
 */
record PerilousRecipe(FormulaRecipe formula, Map<TrialId, Peril> perils)
    implements EvaluatorRecipe {

  /** What a trial does to its process. */
  enum Peril {
    /** It ends as by C's abort(). */
    ABORT,
    /** It exits without a word, with code 1. */
    HALT,
    /** It fills the Java heap. */
    HOARD,
    /** Nothing: the trial is said to have crashed. */
    NONE
  }

  PerilousRecipe {
    perils = Map.copyOf(perils);
  }

  @Override
  public Evaluator open(DeviceSlot device) {
    return new PerilousEvaluator(formula.open(device), perils);
  }

  private record PerilousEvaluator(Evaluator formula, Map<TrialId, Peril> perils)
      implements Evaluator {

    @Override
    public Outcome evaluate(Trial trial, Execution started) {
      Peril peril = perils.get(trial.id());
      if (peril == null) {
        return formula.evaluate(trial, started);
      }
      switch (peril) {
        case ABORT -> abort();
        case HALT -> Runtime.getRuntime().halt(1);
        case HOARD -> hoard();
        case NONE -> {}
      }
      return Crash.outcome(0);
    }

    private static void hoard() {
      List<byte[]> hoard = new ArrayList<>();
      while (hoard.size() < Integer.MAX_VALUE) {
        hoard.add(new byte[1 << 20]);
      }
    }

    private static void abort() {
      try {
        String self = String.valueOf(ProcessHandle.current().pid());
        new ProcessBuilder("bash", "-c", "kill -ABRT " + self).start().waitFor();
        TimeUnit.MINUTES.sleep(1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      formula.close();
    }
  }
}
