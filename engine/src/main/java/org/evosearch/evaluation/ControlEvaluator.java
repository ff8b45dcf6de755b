package org.evosearch.evaluation;

import java.util.List;
import java.util.Map;
import org.evosearch.control.ControlScore;
import org.evosearch.control.ControlTask;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Scores networks on a control problem.
 *
 * @param task the problem
 */
record ControlEvaluator(ControlTask task) implements Evaluator {

  @Override
  public Outcome evaluate(Trial trial, Execution started) {
    if (!(trial.candidate() instanceof Candidate.Weighted weighted)) {
      throw new IllegalStateException("[BUG] Expected weights: " + trial.candidate());
    }
    ControlScore score = task.problem().score(weighted.phenotype().network());
    return new Outcome.Measured(
        Map.of(
            Metric.VALIDATION_SCORE, score.fitness(),
            Metric.VALIDATION_ACCURACY, score.accuracy(),
            Metric.PARAMETERS, (double) weighted.phenotype().parameters()),
        List.of(),
        started.finishedNow());
  }

  @Override
  public void close() {}
}
