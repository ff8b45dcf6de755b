package org.evosearch.evaluation;

import java.util.List;
import java.util.Map;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/** Looks outcomes up in a table. A trial fails if its row lacks a required value. */
final class TabularEvaluator implements Evaluator {

  private final TabularRecipe recipe;

  TabularEvaluator(TabularRecipe recipe) {
    this.recipe = recipe;
  }

  @Override
  public Outcome evaluate(Trial trial, Execution started) {
    if (!(trial.candidate() instanceof Candidate.TableEntry entry)) {
      throw new IllegalStateException("[BUG] Expected the row of a table: " + trial.candidate());
    }
    Map<Metric, Double> metrics = recipe.row(entry.key(), trial.budget().epochs());
    List<String> missing =
        recipe.required().stream()
            .filter(metric -> !metrics.containsKey(metric))
            .map(Metric::key)
            .sorted()
            .toList();
    return missing.isEmpty()
        ? new Outcome.Measured(metrics, List.of(), started.finishedNow())
        : new Outcome.Failed(
            FailureKind.NOT_ON_RECORD,
            "The table has no " + String.join(", ", missing) + " for " + entry.key(),
            started.finishedNow());
  }

  @Override
  public void close() {}
}
