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
import org.evosearch.jobs.cli.spark.QuerySession;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.sql.Query;
import org.evosearch.jobs.sql.Reach;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.evosearch.jobs.store.query.StoreTables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** SQL over the history of all runs in a store. */
@Command(
    name = "query",
    description = {
      "Answers SQL over the tables runs, populations, fitness, archives, learning_curves and"
          + " extensions and the views trials, best, winners and progress of a store."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch query \"SELECT * FROM best\"",
      "  evosearch query --format csv \"SELECT generation, max(fitness) FROM fitness"
          + " WHERE run_id = 'night-7' GROUP BY generation\""
    })
final class QueryCommand implements Callable<Integer> {

  private static final int MOST_ROWS_OF_A_TABLE = 1000;

  /** Forms of an answer. */
  enum Format {
    /** For people. */
    TABLE,
    /** RFC 4180, with a header. */
    CSV,
    /** One object a line. */
    JSON
  }

  @Option(
      names = "--store",
      paramLabel = "URI",
      description = "Where tables are kept (default: ${DEFAULT-VALUE}).")
  private String store = "evosearch-store";

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TABLE;

  @Option(
      names = "--allow-files",
      description = {
        "Lets the statement read what is outside of the store, such as csv.`table.csv.gz`: any file"
            + " that you can read."
      })
  private boolean allowFiles;

  @Parameters(
      paramLabel = "SQL",
      description = {
        "One statement, in Spark's SQL, that asks and changes nothing: a query, SHOW TABLES,"
            + " DESCRIBE or EXPLAIN."
      })
  private String sql = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Query query = Query.of(sql, StoreTables.names(), allowFiles ? Reach.FILES : Reach.STORE);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (SparkApplication spark = new SparkApplication(Settings.defaults(), "query")) {
      new StoreAddress(store, spark.hadoop()).requireStore();
      QuerySession.on(spark, store).answer(query, answer -> print(answer, out));
    }
    out.flush();
    return ExitCode.OK;
  }

  private void print(Dataset<Row> answer, PrintWriter out) {
    switch (format) {
      case TABLE -> answer.show(MOST_ROWS_OF_A_TABLE, false);
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
