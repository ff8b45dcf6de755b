package org.evosearch.jobs.runner;

import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Trials that sleep in place of being trained, log-normally distributed, each as long as its seed
 * says.
 *
 * @param meanSeconds of all trials
 * @param variation standard deviation divided by mean, 0 for trials of one length
 */
record SleepingRecipe(double meanSeconds, double variation) implements EvaluatorRecipe {

  @Override
  public Evaluator open(DeviceSlot device) {
    return new SleepingEvaluator(this);
  }

  /** How long a trial sleeps. */
  double seconds(long seed) {
    UniformRandomProvider random = new RandomStreams(seed).stream(Purpose.WEIGHTS, 0, 0);
    double variance = Math.log(1 + variation * variation);
    double normal = ZigguratSampler.NormalizedGaussian.of(random).sample();
    return meanSeconds * Math.exp(Math.sqrt(variance) * normal - variance / 2);
  }

  private record SleepingEvaluator(SleepingRecipe recipe) implements Evaluator {

    @Override
    public Outcome evaluate(Trial trial, Execution started) {
      try {
        Thread.sleep(Math.round(1000 * recipe.seconds(trial.seed())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
      Map<Metric, Double> metrics =
          Map.of(Metric.VALIDATION_ACCURACY, (double) (trial.seed() & 1023));
      return new Outcome.Measured(metrics, List.of(), started.finishedNow());
    }

    @Override
    public void close() {}
  }
}
