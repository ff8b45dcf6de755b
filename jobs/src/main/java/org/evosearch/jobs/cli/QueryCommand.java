package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.evosearch.config.Settings;
import org.evosearch.jobs.cli.console.CatalogLines;
import org.evosearch.jobs.cli.spark.QuerySession;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.sql.Query;
import org.evosearch.jobs.sql.Reach;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.evosearch.jobs.store.query.StoreCatalog;
import org.evosearch.jobs.store.query.StoreTables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** SQL over the history of all runs in a store. */
@Command(
    name = "query",
    description = {
      "Runs SQL on the tables of a store (runs, populations, fitness, archives,"
          + " learning_curves and extensions) and on their views. --list describes all of"
          + " them."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch query --list",
      "  evosearch query \"SELECT * FROM best\"",
      "  evosearch query --format csv \"SELECT generation, max(fitness) FROM fitness"
          + " WHERE run_id = 'night-7' GROUP BY generation\""
    })
final class QueryCommand implements Callable<Integer> {

  private static final int MAX_TABLE_ROWS = 1000;

  /** Output formats. */
  enum Format {
    /** Aligned columns. */
    TABLE,
    /** RFC 4180, with a header. */
    CSV,
    /** One object per line. */
    JSON
  }

  @Option(
      names = "--store",
      paramLabel = "URI",
      description = "Store: a directory or URI (default: ${DEFAULT-VALUE}).")
  private String store = "evosearch-store";

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TABLE;

  @Option(
      names = "--allow-files",
      description = {
        "Lets the statement read data outside the store, such as csv.`table.csv.gz`: any"
            + " file that you can read."
      })
  private boolean allowFiles;

  @Option(names = "--list", description = "Describes all tables and views and their columns.")
  private boolean list;

  @Parameters(
      paramLabel = "SQL",
      arity = "0..1",
      description = {
        "One read-only statement in Spark SQL: a query, SHOW TABLES, DESCRIBE or EXPLAIN."
      })
  private @Nullable String sql;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (list == (sql != null)) {
      throw new ParameterException(command, "Give either SQL or --list");
    }
    if (sql == null) {
      new CatalogLines(StoreCatalog.relations()).lines().forEach(command.getOut()::println);
    } else {
      answer(sql, command.getOut());
    }
    command.getOut().flush();
    return ExitCode.OK;
  }

  private void answer(String statement, PrintWriter out) {
    Query query = Query.of(statement, StoreTables.names(), allowFiles ? Reach.FILES : Reach.STORE);
    try (SparkApplication spark = new SparkApplication(Settings.defaults(), "query")) {
      new StoreAddress(store, spark.hadoop()).requireStore();
      QuerySession.on(spark, store).answer(query, answer -> print(answer, out));
    }
  }

  private void print(Dataset<Row> answer, PrintWriter out) {
    switch (format) {
      case TABLE -> answer.show(MAX_TABLE_ROWS, false);
      case CSV -> printCsv(answer, out);
      case JSON -> answer.toJSON().toLocalIterator().forEachRemaining(out::println);
    }
  }

  private static void printCsv(Dataset<Row> answer, PrintWriter out) {
    CSVFormat csv = CSVFormat.RFC4180.builder().setHeader(answer.columns()).get();
    try {
      CSVPrinter printer = new CSVPrinter(out, csv);
      for (Row row : (Iterable<Row>) answer::toLocalIterator) {
        printer.printRecord(values(row));
      }
      printer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<@Nullable Object> values(Row row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(row.get(i));
    }
    return values;
  }
}
