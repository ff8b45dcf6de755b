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
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.jobs.store.StoreTables;
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

  @Parameters(paramLabel = "SQL", description = "One statement, in Spark's SQL.")
  private String sql = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (SparkApplication spark = new SparkApplication(Settings.defaults(), "query")) {
      StoreTables.register(spark.session(), store);
      print(answer(spark, sql), out);
    }
    out.flush();
    return ExitCode.OK;
  }

  /**
   * What SQL over the registered tables answers.
   *
   * @throws SettingsException if it is no SQL over them
   */
  static Dataset<Row> answer(SparkApplication spark, String sql) {
    try {
      return analysed(spark, sql);
    } catch (AnalysisException e) {
      throw new SettingsException("Cannot answer: " + String.valueOf(e.getMessage()).strip());
    }
  }

  /** Says what Spark throws: Scala need not, and Java cannot catch what is not said. */
  private static Dataset<Row> analysed(SparkApplication spark, String sql)
      throws AnalysisException {
    return spark.session().sql(sql);
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
