package org.evosearch.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evosearch.table.BenchmarkTable;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/** Looks outcomes up in a table. A row without a value that is needed is a failed trial. */
final class TabularEvaluator implements Evaluator {

  private final BenchmarkTable table;
  private final Set<Metric> required;

  TabularEvaluator(BenchmarkTable table, Set<Metric> required) {
    this.table = table;
    this.required = required;
  }

  @Override
  public Outcome evaluate(Trial trial, Execution started) {
    if (!(trial.candidate() instanceof Candidate.TableEntry entry)) {
      throw new IllegalStateException("[BUG] Expected the row of a table: " + trial.candidate());
    }
    Map<Metric, Double> metrics = table.row(entry.key());
    List<String> missing =
        required.stream()
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
