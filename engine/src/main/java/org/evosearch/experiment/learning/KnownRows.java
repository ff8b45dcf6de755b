package org.evosearch.experiment.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.experiment.MetricCatalog;
import org.evosearch.experiment.PlanSettings;
import org.evosearch.experiment.PredictorSettings;
import org.evosearch.experiment.TabularSettings;
import org.evosearch.genotype.Choices;
import org.evosearch.search.Protocol;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.table.TableSpace;
import org.evosearch.table.BenchmarkTable;
import org.evosearch.table.TableFormat;
import org.evosearch.trial.Metric;

/**
 * The rows of a table for one image set, from which predictors learn.
 *
 * @param imageSet its name
 * @param space whose genotypes the rows are
 * @param rows in the order of the space
 */
record KnownRows(String imageSet, ChoiceSpace space, List<Row> rows) {

  private static final String TARGET = "target";
  private static final Set<Metric> TARGETS =
      Set.of(Metric.VALIDATION_ACCURACY, Metric.TEST_ACCURACY);

  /**
   * One row.
   *
   * @param genotype of the network
   * @param key of the row
   * @param accuracy the target of the predictor, in percent
   * @param metrics of the row
   */
  record Row(Choices genotype, String key, double accuracy, Map<Metric, Double> metrics) {

    OptionalDouble metric(Metric metric) {
      Double value = metrics.get(metric);
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
  }

  /**
   * Reads the rows that the settings name.
   *
   * @throws org.evosearch.config.SettingsException if a setting is wrong
   * @throws org.evosearch.table.TableException if the table cannot be used
   */
  static KnownRows of(Settings settings, List<TableFormat> formats) {
    Section root = settings.root();
    Section section = root.section("evaluation").section("tabular");
    TabularSettings tabular = new TabularSettings(section, PlanSettings.plan(root));
    Metric target = target(root, section);
    ChoiceSpace space = PredictorSettings.choices(root, tabular.task());
    if (!space.isEnumerable()) {
      throw root.section("space").invalid("name", "a space small enough to enumerate");
    }
    BenchmarkTable table = tabular.recipe(formats, Set.of(target)).load();
    return new KnownRows(section.text("image-set"), space, rows(space, table, target));
  }

  /** The metric that is to be predicted. */
  static Metric target(Section root, Section tabular) {
    Section predictor = root.section("predictor");
    Metric target = predictor.choice(TARGET, MetricCatalog.byKey());
    if (!TARGETS.contains(target)) {
      throw predictor.invalid(TARGET, "validation-accuracy or test-accuracy");
    }
    boolean oracle = tabular.choice("protocol", Protocol.class) == Protocol.ORACLE_TEST;
    if (target.equals(Metric.TEST_ACCURACY) && !oracle) {
      throw tabular.invalid("protocol", "oracle-test where test-accuracy is predicted");
    }
    return target;
  }

  private static List<Row> rows(ChoiceSpace space, BenchmarkTable table, Metric target) {
    List<Row> rows = new ArrayList<>();
    new TableSpace(space, table.keys())
        .all()
        .forEach(
            genotype -> {
              String key = space.tableKey(genotype);
              Map<Metric, Double> metrics = table.row(key);
              Double accuracy = metrics.get(target);
              if (accuracy != null) {
                rows.add(new Row(genotype, key, accuracy, metrics));
              }
            });
    return List.copyOf(rows);
  }

  /** The fingerprint of a row's network, equal for isomorphic networks. */
  Fingerprint fingerprint(Row row) {
    return space.decode(row.genotype()).fingerprint();
  }

  OperationGraph graph(Row row) {
    return space.graphEncoding().graph(row.genotype());
  }
}
