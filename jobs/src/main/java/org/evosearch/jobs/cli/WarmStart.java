package org.evosearch.jobs.cli;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.experiment.settings.WarmStartSettings;
import org.evosearch.jobs.cli.spark.QuerySession;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.sql.Query;
import org.evosearch.jobs.sql.Reach;
import org.evosearch.jobs.sql.SqlFailure;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.evosearch.jobs.store.query.StoreTables;
import org.evosearch.search.BegunRun;

/**
 * What a search tries first, found by SQL among earlier runs. A run that was begun already has what
 * it found then: what the store holds by now must not change it.
 */
final class WarmStart {

  private static final String GENOTYPES = "search.warm-start.genotypes";
  private static final String COLUMN = "genotype";

  private WarmStart() {}

  /**
   * Settings by which a run starts from what the settings ask for; none if they ask for nothing.
   *
   * @param runId of the run
   */
  static Stream<String> overrides(Settings settings, String runId, SparkApplication spark) {
    return Stream.concat(
        WarmStartSettings.of(settings.root()).query().stream()
            .map(sql -> "run.id=" + ConfigUtil.quoteString(runId)),
        overrides(settings, List.of(runId), spark));
  }

  /**
   * The same for runs that all start from the same, whatever their ids.
   *
   * @param runIds if one of them was begun, all start from what it found
   */
  static Stream<String> overrides(Settings settings, List<String> runIds, SparkApplication spark) {
    return WarmStartSettings.of(settings.root()).query().stream()
        .map(sql -> begun(settings, runIds, spark).orElseGet(() -> found(settings, sql, spark)))
        .map(WarmStart::assignment);
  }

  private static String assignment(List<String> genotypes) {
    return GENOTYPES
        + "="
        + ConfigValueFactory.fromIterable(genotypes).render(ConfigRenderOptions.concise());
  }

  private static Optional<List<String>> begun(
      Settings settings, List<String> runIds, SparkApplication spark) {
    ParquetJournal journal = new ParquetJournal(settings.root().text("store"), spark.hadoop());
    return runIds.stream()
        .flatMap(runId -> journal.begun(runId).map(BegunRun::settings).stream())
        .map(ConfigFactory::parseString)
        .filter(begun -> begun.hasPath(GENOTYPES))
        .map(begun -> begun.getStringList(GENOTYPES))
        .findFirst();
  }

  private static List<String> found(Settings settings, String sql, SparkApplication spark) {
    WarmStartSettings warm = WarmStartSettings.of(settings.root());
    Section section = WarmStartSettings.section(settings.root());
    Query query = query(section, sql, warm.readsFiles() ? Reach.FILES : Reach.STORE);
    if (!warm.store().equals(settings.root().text("store"))) {
      new StoreAddress(warm.store(), spark.hadoop()).requireStore();
    }
    List<String> genotypes = new ArrayList<>();
    try {
      QuerySession.on(spark, warm.store())
          .answer(query, answer -> genotypes.addAll(genotypes(section, answer)));
    } catch (SqlFailure e) {
      throw section.invalid("query", "a query that can be run; " + e.getMessage());
    }
    if (genotypes.isEmpty()) {
      throw section.invalid("query", "a query that returns genotypes; this one returns none");
    }
    return genotypes;
  }

  private static Query query(Section section, String sql, Reach reach) {
    try {
      return Query.of(sql, StoreTables.names(), reach);
    } catch (SettingsException e) {
      throw section.invalid("query", "a read-only query; " + e.getMessage());
    }
  }

  private static List<String> genotypes(Section section, Dataset<Row> answer) {
    List<StructField> columns =
        Arrays.stream(answer.schema().fields()).filter(c -> c.name().equals(COLUMN)).toList();
    if (columns.isEmpty()) {
      throw section.invalid("query", "a query whose result has the column " + COLUMN);
    }
    if (columns.size() > 1 || !columns.get(0).dataType().equals(DataTypes.StringType)) {
      String found =
          columns.stream().map(c -> c.dataType().simpleString()).collect(Collectors.joining(", "));
      throw section.invalid(
          "query",
          "a query whose result has one column " + COLUMN + ", of strings; found: " + found);
    }
    List<Row> rows = answer.select(functions.col(COLUMN)).collectAsList();
    if (rows.stream().anyMatch(row -> row.isNullAt(0))) {
      throw section.invalid("query", "a query whose result has a " + COLUMN + " in each row");
    }
    return rows.stream().map(row -> row.getString(0)).toList();
  }
}
