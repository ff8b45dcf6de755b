package org.evosearch.jobs.runner;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.MemoryDemand;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Evaluators that write in a {@link FlightLog} when each trial begins and ends.
 *
 * @param recipe of the evaluators
 * @param file path of the log
 */
record LoggedRecipe(EvaluatorRecipe recipe, String file) implements EvaluatorRecipe {

  private static final long serialVersionUID = 1L;

  @Override
  public Evaluator open(DeviceSlot device) {
    Evaluator evaluator = recipe.open(device);
    try {
      return new LoggedEvaluator(evaluator, Path.of(file), new FileOutputStream(file, true));
    } catch (IOException e) {
      evaluator.close();
      throw FlightLog.cannotUse(Path.of(file), e);
    }
  }

  @Override
  public boolean usesGpu() {
    return recipe.usesGpu();
  }

  @Override
  public Optional<MemoryDemand> memory(Trial trial) {
    return recipe.memory(trial);
  }

  @Override
  public int trialsPerTask() {
    return recipe.trialsPerTask();
  }

  /** Each line is one write at the file's end, so that those of several threads do not mix. */
  private record LoggedEvaluator(Evaluator evaluator, Path file, FileOutputStream log)
      implements Evaluator {

    @Override
    public Outcome evaluate(Trial trial, Execution started) {
      write("begin " + trial.id() + "\n");
      try {
        return evaluator.evaluate(trial, started);
      } finally {
        write("end " + trial.id() + "\n");
      }
    }

    @Override
    public List<Outcome> evaluate(List<Trial> trials, Supplier<Execution> begun) {
      if (trials.size() == 1) {
        return List.of(evaluate(trials.get(0), begun.get()));
      }
      trials.forEach(trial -> write("begin " + trial.id() + "\n"));
      try {
        return evaluator.evaluate(trials, begun);
      } finally {
        trials.forEach(trial -> write("end " + trial.id() + "\n"));
      }
    }

    private void write(String line) {
      try {
        log.write(line.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw FlightLog.cannotUse(file, e);
      }
    }

    @Override
    public void close() {
      try (log) {
        evaluator.close();
      } catch (IOException e) {
        throw FlightLog.cannotUse(file, e);
      }
    }
  }
}
