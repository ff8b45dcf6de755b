package org.evosearch.jobs.comparison;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.evosearch.jobs.comparison.Standing.Spread;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What a comparison leaves: its table, the curves behind it, and a picture of them. */
final class ComparisonFiles {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 500;
  private static final double SMALLEST_REGRET = 1e-3;

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
        VectorGraphicsEncoder.saveVectorGraphic(chart(), out, VectorGraphicsFormat.SVG);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + folder + ": " + e.getMessage(), e);
    }
    return folder;
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

  /** The best fitness after each training, over the seeds. */
  private String curves() throws IOException {
    List<List<Object>> rows =
        report.standings().stream()
            .flatMap(
                standing ->
                    IntStream.rangeClosed(1, trainings).mapToObj(after -> row(standing, after)))
            .toList();
    return csv(List.of("variant", "trainings", "median", "percentile_5", "percentile_95"), rows);
  }

  private static List<Object> row(Standing standing, int after) {
    Spread spread = standing.spread(trajectory -> trajectory.best(after));
    return List.of(standing.variant(), after, spread.median(), spread.low(), spread.high());
  }

  /** Regret where the optimum is known, fitness where it is not. */
  private XYChart chart() {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("trainings")
            .yAxisTitle(report.optimum().isPresent() ? "regret, median over seeds" : "best, median")
            .build();
    chart.getStyler().setYAxisLogarithmic(report.optimum().isPresent());
    report.standings().forEach(standing -> addCurve(chart, standing));
    return chart;
  }

  private void addCurve(XYChart chart, Standing standing) {
    double[] x = IntStream.rangeClosed(1, trainings).asDoubleStream().toArray();
    double[] y =
        IntStream.rangeClosed(1, trainings)
            .mapToDouble(after -> shown(standing.spread(t -> t.best(after)).median()))
            .toArray();
    chart.addSeries(standing.variant(), x, y).setMarker(SeriesMarkers.NONE);
  }

  private double shown(double fitness) {
    return report
        .optimum()
        .map(best -> Math.max(best.fitness() - fitness, SMALLEST_REGRET))
        .orElse(fitness);
  }
}
