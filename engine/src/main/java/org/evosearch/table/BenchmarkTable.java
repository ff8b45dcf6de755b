package org.evosearch.table;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evosearch.trial.Metric;

/** The rows of a tabular benchmark: metrics by key. Immutable. */
public final class BenchmarkTable {

  /** Metrics that may be known of a network that was not trained. */
  public static final Set<Metric> SIZES =
      Set.of(Metric.PARAMETERS, Metric.MULTIPLY_ADDS, Metric.LATENCY);

  private final List<Metric> metrics;
  private final Map<String, double[]> rows;
  private final List<String> remarks;

  /**
   * Wraps rows.
   *
   * @param metrics of the values, in their order
   * @param rows values by key, NaN for missing ones
   * @param remarks for the user, line by line
   */
  BenchmarkTable(List<Metric> metrics, Map<String, double[]> rows, List<String> remarks) {
    this.remarks = List.copyOf(remarks);
    this.metrics = List.copyOf(metrics);
    this.rows = rows;
  }

  /** Remarks for the user on what is unusual about it, line by line. */
  public List<String> remarks() {
    return remarks;
  }

  /** The metrics that its columns hold. */
  public Set<Metric> metrics() {
    return Set.copyOf(metrics);
  }

  /** The keys of its rows. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(rows.keySet());
  }

  /** The metrics of a row that have a value; none if there is no such row. */
  public Map<Metric, Double> row(String key) {
    Map<Metric, Double> found = new HashMap<>();
    double[] values = rows.getOrDefault(key, new double[0]);
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        found.put(metrics.get(i), values[i]);
      }
    }
    return found;
  }

  /** The {@link #SIZES} that have a value in a row; none if there is no such row. */
  public Map<Metric, Double> sizes(String key) {
    Map<Metric, Double> sizes = row(key);
    sizes.keySet().retainAll(SIZES);
    return sizes;
  }
}
