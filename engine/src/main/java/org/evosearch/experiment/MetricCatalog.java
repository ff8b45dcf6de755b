package org.evosearch.experiment;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.trial.Metric;

/** The metrics that settings may name: the well-known ones, and those of the evaluations. */
public final class MetricCatalog {

  private static final SortedMap<String, Metric> METRICS =
      Stream.concat(
              Metric.WELL_KNOWN.stream(),
              EvaluationCatalog.EVALUATIONS.all().stream()
                  .flatMap(evaluation -> evaluation.ownMetrics().stream()))
          .collect(
              Collectors.collectingAndThen(
                  Collectors.toMap(Metric::key, Function.identity()),
                  metrics -> Collections.unmodifiableSortedMap(new TreeMap<>(metrics))));

  private MetricCatalog() {}

  /** The metrics by their names in settings. */
  public static SortedMap<String, Metric> byKey() {
    return METRICS;
  }
}
