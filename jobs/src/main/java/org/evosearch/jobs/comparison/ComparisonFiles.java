package org.evosearch.jobs.comparison;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.evosearch.jobs.comparison.Standing.Spread;

/** What a comparison leaves: its table, the curves behind it, and a picture of them. */
final class ComparisonFiles {

  private final ComparisonReport report;
  private final int trainings;

  /**
   * Prepares the files.
   *
   * @param trainings how long the curves are
   */
  ComparisonFiles(ComparisonReport report, int trainings) {
    this.report = report;
    this.trainings = trainings;
  }

  /** Writes all files and returns their folder. */
  Path write(String store, Configuration conf, String name) {
    Path folder = new Path(store, "comparisons/" + name);
    try {
      FileSystem files = folder.getFileSystem(conf);
      files.setWriteChecksum(false);
      write(files, new Path(folder, "summary.csv"), summary().getBytes(StandardCharsets.UTF_8));
      write(files, new Path(folder, "curves.csv"), curves().getBytes(StandardCharsets.UTF_8));
      try (OutputStream out = files.create(new Path(folder, "curves.svg"), true)) {
        new ComparisonChart(report.standings(), optimum()).write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + folder + ": " + e.getMessage(), e);
    }
    return folder;
  }

  private Optional<Double> optimum() {
    return report.goals().map(known -> known.optimum().fitness());
  }

  private static void write(FileSystem files, Path path, byte[] bytes) throws IOException {
    try (OutputStream out = files.create(path, true)) {
      out.write(bytes);
    }
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
   * The best fitness after each evaluation, over the seeds, and how many searches had that many.
   */
  private String curves() throws IOException {
    List<List<Object>> rows =
        report.standings().stream()
            .flatMap(
                standing ->
                    IntStream.rangeClosed(1, trainings).mapToObj(after -> row(standing, after)))
            .toList();
    return csv(
        List.of("variant", "trainings", "median", "percentile_5", "percentile_95", "searches"),
        rows);
  }

  private static List<Object> row(Standing standing, int after) {
    Spread spread = standing.spread(trajectory -> trajectory.best(after));
    return List.of(
        standing.variant(),
        after,
        known(spread.median()),
        known(spread.low()),
        known(spread.high()),
        standing.goingOn(after));
  }

  /** A number, or nothing where nothing was measured yet. */
  private static Object known(double value) {
    return Double.isFinite(value) ? value : "";
  }
}
