package org.evosearch.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evosearch.proxy.NetworkScores;
import org.evosearch.proxy.ProbeImages;
import org.evosearch.proxy.ZeroCostProxy;
import org.evosearch.training.Deadline;
import org.evosearch.training.TaskData;
import org.evosearch.training.TrialFailure;
import org.evosearch.training.TrialLimits;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Scores each candidate by proxies. A candidate with a score that is not finite fails, so it is
 * ranked last whatever its other scores.
 */
final class ZeroCostEvaluator implements Evaluator {

  private final ZeroCostPlan plan;
  private final TrialLimits limits;
  private final TaskData images;
  private final ProbeImages probe;

  ZeroCostEvaluator(ZeroCostPlan plan, TrialLimits limits, TaskData images) {
    this.plan = plan;
    this.limits = limits;
    this.images = images;
    this.probe = new ProbeImages(images, plan.seed());
  }

  static Evaluator open(ZeroCostRecipe recipe, DeviceSlot slot) {
    TaskData images =
        EvaluationData.open(recipe.dataset(), recipe.dataDigest(), recipe.limits(), slot);
    Evaluator scoring = new ZeroCostEvaluator(recipe.plan(), recipe.limits(), images);
    return MeteredEvaluator.of(new GuardedEvaluator(scoring), recipe, slot);
  }

  @Override
  public Outcome evaluate(Trial trial, Execution started) {
    MemoryDemand.ofScoring(trial, plan, limits).check();
    Deadline deadline = new Deadline(limits.time());
    NetworkScores scores =
        new NetworkScores(trial.network().architecture(), trial.seed(), probe, plan.batchSize());
    Map<Metric, Double> metrics = new HashMap<>();
    for (ZeroCostProxy proxy : plan.proxies()) {
      deadline.check();
      metrics.put(proxy.metric(), finite(proxy, scores.of(proxy)));
    }
    return new Outcome.Measured(metrics, List.of(), started.finishedNow());
  }

  private static double finite(ZeroCostProxy proxy, double score) {
    if (!Double.isFinite(score)) {
      throw new TrialFailure(
          FailureKind.UNSCORED, "The score " + proxy.key() + " of the network is " + score);
    }
    return score;
  }

  @Override
  public void close() {
    images.close();
  }
}
