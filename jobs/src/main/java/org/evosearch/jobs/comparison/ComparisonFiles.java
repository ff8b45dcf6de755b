package org.evosearch.jobs.comparison;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.evosearch.jobs.comparison.VariantStatistics.Spread;
import org.evosearch.jobs.store.journal.ResultFolder;

/** The files of a comparison: its table, its curves, and a chart of them. */
final class ComparisonFiles {

  private final ComparisonReport report;
  private final int budget;

  /**
   * Prepares the files.
   *
   * @param budget length of the curves, in evaluations or epochs
   */
  ComparisonFiles(ComparisonReport report, int budget) {
    this.report = report;
    this.budget = budget;
  }

  /** Writes all files and returns their folder. */
  Path write(String store, Configuration conf, String name) {
    String folder = "comparisons/" + name;
    try {
      ByteArrayOutputStream picture = new ByteArrayOutputStream();
      new ComparisonChart(report, optimum()).write(picture);
      new ResultFolder(store, conf, folder)
          .write(
              Map.of(
                  "summary.csv", summary().getBytes(StandardCharsets.UTF_8),
                  "curves.csv", curves().getBytes(StandardCharsets.UTF_8),
                  "curves.svg", picture.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Path(store, folder);
  }

  private Optional<Double> optimum() {
    return report.goals().map(known -> known.optimum().fitness());
  }

  private String summary() throws IOException {
    return csv(report.heading(), report.rows());
  }

  private static String csv(List<String> heading, List<? extends List<?>> rows) throws IOException {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(heading);
      for (List<?> row : rows) {
        printer.printRecord(row);
      }
    }
    return text.toString();
  }

  /**
   * The compared value after each evaluation or epoch, over the seeds, and the number of searches
   * that got that far.
   */
  private String curves() throws IOException {
    List<List<Object>> rows =
        report.statistics().stream()
            .flatMap(
                standing ->
                    IntStream.rangeClosed(1, budget).mapToObj(after -> row(standing, after)))
            .toList();
    return csv(
        List.of("variant", spent(), "median", "percentile_5", "percentile_95", "searches"), rows);
  }

  private String spent() {
    return report.yardstick() == Yardstick.EPOCHS ? "epochs" : "trainings";
  }

  private List<Object> row(VariantStatistics standing, int after) {
    Spread spread = standing.spread(trajectory -> report.value(trajectory, after));
    return List.of(
        standing.variant(),
        after,
        known(spread.median()),
        known(spread.low()),
        known(spread.high()),
        standing.reaching(after));
  }

  /** A number, or nothing where nothing was measured yet. */
  private static Object known(double value) {
    return Double.isFinite(value) ? value : "";
  }
}
