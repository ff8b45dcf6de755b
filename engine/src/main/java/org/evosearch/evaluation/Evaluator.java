package org.evosearch.evaluation;

import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Turns trials into outcomes, one at a time, on one device.
 *
 * <p>The outcome's metrics are a function of the trial and of the data alone. An evaluator is used
 * by one thread at a time, not always by the same one.
 */
public interface Evaluator extends AutoCloseable {

  /**
   * Evaluates one trial.
   *
   * @param attempt how often it was started before, for the record
   */
  Outcome evaluate(Trial trial, int attempt);

  @Override
  void close();
}
