package org.evosearch.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.evosearch.config.Section;
import org.evosearch.table.TableSettings.Column;
import org.evosearch.trial.Metric;

/** Reads {@code columns} and {@code scale} of {@code evaluation.tabular}. */
final class TableColumns {

  private static final double MAX_SCALE = 1e12;

  private TableColumns() {}

  /**
   * The columns of each metric that has one.
   *
   * @throws org.evosearch.config.SettingsException if a name is not that of a metric
   */
  static Map<Metric, Column> of(Section tabular) {
    Section names = tabular.section("columns");
    SortedMap<String, Metric> metrics = MetricCatalog.byKey();
    Set<String> given = names.names(metrics.keySet());
    Map<String, Double> scales = scales(tabular.section("scale"), metrics.keySet());
    Map<Metric, Column> columns = new HashMap<>();
    metrics.forEach(
        (key, metric) -> {
          List<String> here = given.contains(key) ? names.texts(key) : List.of();
          if (!here.isEmpty()) {
            columns.put(metric, new Column(here, scales.getOrDefault(key, 1.0)));
          }
        });
    return columns;
  }

  private static Map<String, Double> scales(Section section, Set<String> known) {
    Map<String, Double> scales = new HashMap<>();
    for (String key : section.names(known)) {
      scales.put(key, section.realAbove(key, 0, MAX_SCALE));
    }
    return scales;
  }
}
