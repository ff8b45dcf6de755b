package org.evosearch.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.DataException;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;
import org.evosearch.jobs.cli.spark.JobFailure;
import org.evosearch.jobs.cli.spark.QuietTasks;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.data.rows.RowFile;
import org.evosearch.jobs.score.NetworkStage;
import org.jspecify.annotations.Nullable;

/** Prints what a model of a table or of signals predicts for each row of files. */
final class RowLines {

  private final NetworkStage<?> stage;
  private final ModelFacts facts;
  private final Consumer<String> out;

  /**
   * Opens a model.
   *
   * @param column of the signals; null for the default, and with tables
   */
  RowLines(ModelFiles model, @Nullable String column, Consumer<String> out) {
    this.stage = NetworkStage.ofModel(model, column).setPrefix("evosearch ");
    this.facts = model.facts();
    this.out = out;
  }

  /** A line for each row: its file and number, the class and its probability, or numbers. */
  void of(List<Path> files) {
    files.forEach(this::require);
    try (SparkApplication spark = new SparkApplication(Settings.defaults(), "predict");
        QuietTasks quiet = new QuietTasks()) {
      for (Path file : files) {
        RowFile rows = RowFile.of(file.toString(), facts.input()).orElseThrow();
        print(file, rows.examples(facts.input(), spark.session()));
      }
    } catch (Exception e) {
      // Spark's Scala throws checked exceptions without a declaration.
      throw JobFailure.of("predict", e);
    }
  }

  private void require(Path file) {
    if (RowFile.of(file.toString(), facts.input()).isEmpty()) {
      throw new SettingsException(
          "Invalid FILE: " + file + " (a file " + RowFile.endings(facts.input()) + ")");
    }
    if (!Files.exists(file)) {
      throw new DataException("Cannot read " + file + ": no such file");
    }
    if (Files.isDirectory(file)) {
      throw new SettingsException(
          "Invalid FILE: %s (a folder has no order of rows: name its files, or use evosearch score)"
              .formatted(file));
    }
  }

  private void print(Path file, Dataset<Row> rows) {
    Iterator<Row> scored = stage.transform(rows).toLocalIterator();
    for (long number = 1; scored.hasNext(); number++) {
      out.accept("%s:%s\t%s".formatted(file, number, told(scored.next())));
    }
  }

  private String told(Row row) {
    String reason = row.getAs("evosearch reason");
    if (reason != null) {
      return "-\t" + reason;
    }
    if (facts.isNumbers()) {
      Object numbers = row.get(row.fieldIndex("evosearch prediction"));
      return numbers instanceof Double one
          ? text(one)
          : row.<Double>getList(row.fieldIndex("evosearch prediction")).stream()
              .map(RowLines::text)
              .collect(Collectors.joining("\t"));
    }
    int best = row.<Double>getAs("evosearch prediction").intValue();
    float probability = row.<Float>getList(row.fieldIndex("evosearch probabilities")).get(best);
    return String.format(
        Locale.ROOT, "%s\t%.2f %%", row.getAs("evosearch label"), 100 * probability);
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.7g", number);
  }
}
