package org.evosearch.jobs.runner;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Runs trials once. A trial whose executor is lost has no outcome then.
 *
 * <p>Safe for several threads, one for each generation that is running.
 */
interface TrialStages {

  /**
   * Runs trials of one generation side by side, beside those of other generations.
   *
   * @param attempt how often they were started before
   * @param finished receives each outcome, one after the other, before this returns
   * @throws TrialsCannotRun if executors cannot run trials at all
   */
  void together(List<Trial> trials, int attempt, BiConsumer<Trial, Outcome> finished);

  /**
   * Runs a trial while nothing else of the search runs.
   *
   * @param attempt how often it was started before
   * @param finished receives its outcome
   * @return size in bytes of the executor's Java heap, if the trial filled it
   * @throws TrialsCannotRun if executors cannot run trials at all
   */
  OptionalLong alone(Trial trial, int attempt, BiConsumer<Trial, Outcome> finished);
}
