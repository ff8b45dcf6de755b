package org.evosearch.jobs.cli.start;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.experiment.settings.StoreQuery;
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
 * A query in SQL over earlier runs, which a run makes when it starts. A run that was begun keeps
 * the answer it was begun with: later runs in the store must not change it.
 *
 * @param settings of the run
 * @param asked the query, which is present
 * @param spark runs it
 */
record StartQuery(Settings settings, StoreQuery asked, SparkApplication spark) {

  /**
   * Checks a query before Spark starts.
   *
   * @param found key of the list of what the query finds, which must not be given beside it
   * @throws SettingsException if it is not a read-only query
   */
  static void check(StoreQuery asked, String found) {
    asked.sql().ifPresent(sql -> check(asked, sql, found));
  }

  private static void check(StoreQuery asked, String sql, String found) {
    query(asked, sql);
    if (!asked.section().texts(found).isEmpty()) {
      throw asked
          .section()
          .invalid(found, "[] beside a query, whose answer would replace the list");
    }
  }

  /** The stored settings of the first of some runs that was begun and has a key. */
  Optional<Config> begun(List<String> runIds, String key) {
    ParquetJournal journal = new ParquetJournal(settings.root().text("store"), spark.hadoop());
    return runIds.stream()
        .flatMap(runId -> journal.begun(runId).map(BegunRun::settings).stream())
        .map(ConfigFactory::parseString)
        .filter(begun -> begun.hasPath(key))
        .findFirst();
  }

  /**
   * Runs the query.
   *
   * @param what names the rows, for the message that there are none
   */
  <T> List<T> rows(String what, Function<Dataset<Row>, List<T>> read) {
    Query query = query(asked, asked.sql().orElseThrow());
    if (!asked.store().equals(settings.root().text("store"))) {
      new StoreAddress(asked.store(), spark.hadoop()).requireStore();
    }
    List<T> rows = new ArrayList<>();
    try {
      QuerySession.on(spark, asked.store())
          .answer(query, answer -> rows.addAll(read.apply(answer)));
    } catch (SqlFailure e) {
      throw invalid("a query that can be run; " + e.getMessage());
    }
    if (rows.isEmpty()) {
      throw invalid("a query that returns " + what + "; this one returns none");
    }
    return rows;
  }

  private static Query query(StoreQuery asked, String sql) {
    Reach reach = asked.readsFiles() ? Reach.FILES : Reach.STORE;
    try {
      return Query.of(sql, StoreTables.names(), reach);
    } catch (SettingsException e) {
      throw asked.section().invalid("query", "a read-only query; " + e.getMessage());
    }
  }

  private SettingsException invalid(String allowed) {
    return asked.section().invalid("query", allowed);
  }

  /** Whether an answer has a column. */
  static boolean has(Dataset<Row> answer, String column) {
    return List.of(answer.columns()).contains(column);
  }

  /** Some columns of an answer, row by row; those before {@code numbers} are texts. */
  List<Row> selected(Dataset<Row> answer, List<String> texts, List<String> numbers) {
    texts.forEach(name -> require(answer, name, DataTypes.StringType::equals, "strings"));
    numbers.forEach(name -> require(answer, name, NumericType.class::isInstance, "numbers"));
    List<String> names = new ArrayList<>(texts);
    names.addAll(numbers);
    List<Row> rows =
        answer
            .select(
                names.stream()
                    .map(
                        name ->
                            numbers.contains(name)
                                ? functions.col(name).cast(DataTypes.DoubleType)
                                : functions.col(name))
                    .toArray(Column[]::new))
            .collectAsList();
    for (int i = 0; i < names.size(); i++) {
      requireNone(rows, i, names.get(i));
    }
    return rows;
  }

  private void requireNone(List<Row> rows, int column, String name) {
    if (rows.stream().anyMatch(row -> row.isNullAt(column))) {
      throw invalid("a query whose result has a " + name + " in each row");
    }
  }

  private void require(Dataset<Row> answer, String name, Predicate<DataType> type, String kind) {
    List<StructField> columns =
        Arrays.stream(answer.schema().fields()).filter(c -> c.name().equals(name)).toList();
    if (columns.isEmpty()) {
      throw invalid("a query whose result has the column " + name);
    }
    if (columns.size() > 1 || !type.test(columns.get(0).dataType())) {
      String found =
          columns.stream().map(c -> c.dataType().simpleString()).collect(Collectors.joining(", "));
      throw invalid(
          "a query whose result has one column " + name + ", of " + kind + "; found: " + found);
    }
  }

  /** A setting with a list as its value. */
  static String assignment(String key, List<?> values) {
    return key
        + "="
        + ConfigValueFactory.fromIterable(values).render(ConfigRenderOptions.concise());
  }
}
