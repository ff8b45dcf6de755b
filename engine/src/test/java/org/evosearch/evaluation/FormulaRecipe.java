package org.evosearch.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Footprint;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.TrialFailure;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * Trials whose metrics are worked out from their network and seed in no time, for tests of what
 * runs trials.
 *
 * @param longestMillis trials sleep up to so long, each as long as its seed says
 * @param failing trials that fail
 * @param killers trials that end their process
 */
public record FormulaRecipe(int longestMillis, Set<TrialId> failing, Set<TrialId> killers)
    implements EvaluatorRecipe {

  /** No trial sleeps, fails or kills. */
  public static final FormulaRecipe PLAIN = new FormulaRecipe(0, Set.of(), Set.of());

  /** Copies the sets. */
  public FormulaRecipe {
    failing = Set.copyOf(failing);
    killers = Set.copyOf(killers);
  }

  @Override
  public Evaluator open(DeviceSlot device) {
    return new GuardedEvaluator(new FormulaEvaluator(this));
  }

  private record FormulaEvaluator(FormulaRecipe recipe) implements Evaluator {

    @Override
    public Outcome evaluate(Trial trial, Execution started) {
      UniformRandomProvider random = new RandomStreams(trial.seed()).stream(Purpose.WEIGHTS, 0, 0);
      sleep(random);
      if (recipe.killers().contains(trial.id())) {
        Runtime.getRuntime().halt(17);
      }
      if (recipe.failing().contains(trial.id())) {
        throw new TrialFailure(FailureKind.DIVERGED, "The loss became NaN");
      }
      long parameters = Footprint.of(trial.network().architecture()).parameters();
      double accuracy = 100 * (1 - 1e3 / (1e3 + parameters)) - random.nextDouble();
      return new Outcome.Measured(
          Map.of(Metric.VALIDATION_ACCURACY, accuracy, Metric.VALIDATION_LOSS, 1 - accuracy / 100),
          List.of(),
          started.finishedNow());
    }

    private void sleep(UniformRandomProvider random) {
      try {
        Thread.sleep((long) (recipe.longestMillis() * random.nextDouble()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }

    @Override
    public void close() {}
  }
}
