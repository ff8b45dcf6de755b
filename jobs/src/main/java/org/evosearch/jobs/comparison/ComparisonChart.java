package org.evosearch.jobs.comparison;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart of the progress of searches: the median best value of each variant by number of
 * evaluations or epochs; if the optimum is known, its distance to the optimum on a logarithmic
 * axis. A curve ends with the longest search of its variant.
 *
 * @param report with a curve for each variant
 * @param optimum the largest value in the table, if there is a table
 */
record ComparisonChart(ComparisonReport report, Optional<Double> optimum) {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 500;
  private static final int FONT_SIZE = 13;
  private static final int TICK_SPACING = 90;
  private static final float LINE_WIDTH = 2;

  /** Maximum number of points of a curve: they are about three pixels apart. */
  private static final int MAX_POINTS = 200;

  /** The optimum itself is drawn at this share of the smallest positive distance to it. */
  private static final double FLOOR = 0.5;

  private static final Color GRID = new Color(0xE6E6E6);
  private static final Color TEXT = new Color(0x333333);

  /** The color-blind-safe palette of Okabe and Ito, without its yellow. */
  private static final List<Color> COLORS =
      IntStream.of(0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000, 0x888888)
          .mapToObj(Color::new)
          .toList();

  /** Dash patterns; each time that all colors are used up, the next one is used. */
  private static final List<float[]> DASHES =
      List.of(new float[] {1, 0}, new float[] {8, 4}, new float[] {2, 3}, new float[] {8, 3, 2, 3});

  /** Writes the picture as SVG. */
  void write(OutputStream out) throws IOException {
    VectorGraphicsEncoder.saveVectorGraphic(chart(), out, VectorGraphicsFormat.SVG);
  }

  /**
   * A curve without points that would not be visible.
   *
   * @param x numbers of evaluations, ascending
   * @param y values, larger is better
   */
  record Curve(List<Integer> x, List<Double> y) {

    /** Copies the lists. */
    Curve {
      x = List.copyOf(x);
      y = List.copyOf(y);
    }

    /**
     * The curve of a function of 1 to {@code length}: the points at which it changes, and the last
     * one; points without a finite value are left out.
     */
    static Curve of(IntToDoubleFunction value, int length) {
      int[] all =
          IntStream.rangeClosed(1, length)
              .filter(i -> Double.isFinite(value.applyAsDouble(i)))
              .filter(
                  i ->
                      i == 1 || i == length || value.applyAsDouble(i) != value.applyAsDouble(i - 1))
              .toArray();
      return at(value, thinned(all));
    }

    /** At most {@code MAX_POINTS} points, the last one among them. */
    private static int[] thinned(int[] points) {
      int step = Math.max(1, (points.length + MAX_POINTS - 1) / MAX_POINTS);
      return IntStream.range(0, points.length)
          .filter(i -> (points.length - 1 - i) % step == 0)
          .map(i -> points[i])
          .toArray();
    }

    private static Curve at(IntToDoubleFunction value, int[] points) {
      return new Curve(
          IntStream.of(points).boxed().toList(),
          IntStream.of(points).mapToDouble(value).boxed().toList());
    }

    boolean isEmpty() {
      return x.isEmpty();
    }
  }

  private XYChart chart() {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(report.yardstick().key())
            .yAxisTitle(title())
            .build();
    style(chart.getStyler());
    List<Curve> curves = report.statistics().stream().map(this::curve).toList();
    double floor = floor(curves);
    for (int i = 0; i < curves.size(); i++) {
      if (!curves.get(i).isEmpty()) {
        add(chart, i, curves.get(i), floor);
      }
    }
    return chart;
  }

  private String title() {
    return optimum.isPresent()
        ? "optimum minus " + what() + ", median over seeds (bottom: found)"
        : what() + ", median over seeds";
  }

  private String what() {
    return report.isJudgedByTest() ? "test accuracy" : "best";
  }

  private Curve curve(VariantStatistics standing) {
    double[] medians =
        IntStream.rangeClosed(1, standing.longest())
            .mapToDouble(after -> standing.spread(t -> report.value(t, after)).median())
            .toArray();
    return Curve.of(i -> medians[i - 1], medians.length);
  }

  /** The ordinate of the optimum itself, which a logarithmic axis cannot show. */
  private double floor(List<Curve> curves) {
    return FLOOR
        * curves.stream()
            .flatMap(curve -> curve.y().stream())
            .mapToDouble(fitness -> optimum.orElse(0.0) - fitness)
            .filter(regret -> regret > 0)
            .min()
            .orElse(1);
  }

  private void add(XYChart chart, int index, Curve curve, double floor) {
    List<Double> y =
        curve.y().stream()
            .map(fitness -> optimum.map(best -> Math.max(best - fitness, floor)).orElse(fitness))
            .toList();
    XYSeries series = chart.addSeries(report.statistics().get(index).variant(), curve.x(), y);
    series.setMarker(SeriesMarkers.NONE);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
    series.setLineColor(COLORS.get(index % COLORS.size()));
    series.setLineStyle(stroke(index / COLORS.size() % DASHES.size()));
  }

  private static BasicStroke stroke(int dashes) {
    return new BasicStroke(
        LINE_WIDTH,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        1,
        dashes == 0 ? null : DASHES.get(dashes),
        0);
  }

  private void style(XYStyler styler) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE);
    styler.setYAxisLogarithmic(optimum.isPresent());
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setChartFontColor(TEXT);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setAxisTicksMarksVisible(false);
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTickLabelsFont(font);
    styler.setAxisTickLabelsColor(TEXT);
    styler.setAxisTitleFont(font);
    styler.setXAxisTickMarkSpacingHint(TICK_SPACING);
    styler.setXAxisDecimalPattern("#,##0");
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendBackgroundColor(Color.WHITE);
    styler.setLegendFont(font);
  }
}
