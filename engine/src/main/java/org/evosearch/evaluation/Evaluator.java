package org.evosearch.evaluation;

import java.util.List;
import java.util.function.Supplier;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Turns trials into outcomes on one device.
 *
 * <p>The outcome's metrics are a function of the trial and of the data alone. An evaluator is
 * thread-safe: it holds what trials share, and no state of a trial.
 */
public interface Evaluator extends AutoCloseable {

  /**
   * Evaluates one trial.
   *
   * @param started where and when it begins; becomes part of the outcome
   */
  Outcome evaluate(Trial trial, Execution started);

  /**
   * Evaluates trials that were sent as one task. Each outcome is as if the trial had been evaluated
   * alone.
   *
   * @param begun supplies where and when each trial begins
   * @return the outcomes, in the order of the trials
   */
  default List<Outcome> evaluate(List<Trial> trials, Supplier<Execution> begun) {
    return trials.stream().map(trial -> evaluate(trial, begun.get())).toList();
  }

  @Override
  void close();
}
