package org.evosearch.evaluation;

import java.util.Map;
import java.util.Set;
import org.evosearch.control.ControlTask;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;

/**
 * Scores networks with given weights on a problem that needs no data.
 *
 * @param task the problem
 */
public record ControlRecipe(ControlTask task) implements EvaluatorRecipe {

  /** What is measured: {@code VALIDATION_ACCURACY} is 100 if and only if the problem is solved. */
  public static final Set<Metric> METRICS =
      Set.of(Metric.VALIDATION_SCORE, Metric.VALIDATION_ACCURACY, Metric.PARAMETERS);

  /** Sending a trial to an executor takes longer than running it. */
  private static final int TRIALS_PER_TASK = 50;

  @Override
  public Evaluator open(DeviceSlot device) {
    return new GuardedEvaluator(new ControlEvaluator(task));
  }

  @Override
  public String verb() {
    return "tried";
  }

  @Override
  public Map<Metric, Double> sizes(Candidate candidate) {
    return candidate instanceof Candidate.Weighted weighted ? weighted.sizes() : Map.of();
  }

  @Override
  public int trialsPerTask() {
    return TRIALS_PER_TASK;
  }

  @Override
  public boolean usesGpu() {
    return false;
  }
}
