package org.evosearch.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.evosearch.predictor.PerformancePredictor;
import org.evosearch.table.BenchmarkTable;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.jspecify.annotations.Nullable;

/** Predicts all trials of a task at once, and adds the metrics that a table has of each. */
final class PredictorEvaluator implements Evaluator {

  private final PerformancePredictor predictor;
  private final @Nullable BenchmarkTable table;

  PredictorEvaluator(PerformancePredictor predictor, @Nullable BenchmarkTable table) {
    this.predictor = predictor;
    this.table = table;
  }

  @Override
  public Outcome evaluate(Trial trial, Execution started) {
    return evaluate(List.of(trial), () -> started).get(0);
  }

  @Override
  public List<Outcome> evaluate(List<Trial> trials, Supplier<Execution> begun) {
    List<Execution> started = trials.stream().map(trial -> begun.get()).toList();
    List<Candidate.Graph> graphs = trials.stream().map(PredictorEvaluator::graph).toList();
    List<Double> scores = predictor.scores(graphs.stream().map(Candidate.Graph::graph).toList());
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      Map<Metric, Double> metrics = metrics(graphs.get(i), scores.get(i));
      outcomes.add(new Outcome.Measured(metrics, List.of(), started.get(i).finishedNow()));
    }
    return List.copyOf(outcomes);
  }

  private static Candidate.Graph graph(Trial trial) {
    if (trial.candidate() instanceof Candidate.Graph graph) {
      return graph;
    }
    throw new IllegalStateException("[BUG] Expected a graph: " + trial.candidate());
  }

  private Map<Metric, Double> metrics(Candidate.Graph graph, double score) {
    Map<Metric, Double> metrics = new HashMap<>();
    if (table != null) {
      metrics.putAll(table.row(graph.key()));
    }
    metrics.put(PredictorRecipe.PREDICTED_ACCURACY, score);
    return metrics;
  }

  @Override
  public void close() {
    predictor.close();
  }
}
