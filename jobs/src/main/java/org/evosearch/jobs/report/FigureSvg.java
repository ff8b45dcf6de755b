package org.evosearch.jobs.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.jobs.drawing.DrawingSvg;
import org.evosearch.jobs.report.Plot.Scale;
import org.evosearch.jobs.report.Plot.Series;
import org.evosearch.jobs.report.Plot.Style;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A figure as SVG without a browser: what the page shows, on white. */
final class FigureSvg {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final int FONT_SIZE = 13;
  private static final int DOT = 4;

  /** Widths of a box, and of all of them together. */
  private static final int BOX = 18;

  private static final int BOXES = 320;
  private static final int MARK = 9;
  private static final int BAND_ALPHA = 50;
  private static final Color GRID = new Color(0xE6E6E6);
  private static final Color TEXT = new Color(0x333333);

  /** The palette of Okabe and Ito without its yellow, as on the page. */
  private static final List<Color> COLORS =
      IntStream.of(0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x4D4D4D, 0x9AA5B1)
          .mapToObj(Color::new)
          .toList();

  private FigureSvg() {}

  static String of(Figure figure) throws IOException {
    Plot plot = figure.plot();
    if (plot instanceof Plot.Picture picture) {
      return DrawingSvg.standalone(picture.svg());
    }
    if (plot instanceof Plot.Curves curves) {
      return svg(curves(curves));
    }
    if (plot instanceof Plot.Boxes boxes) {
      return svg(boxes(boxes));
    }
    return plot instanceof Plot.Bars bars ? svg(bars(bars)) : svg(spans((Plot.Spans) plot));
  }

  private static String svg(Chart<?, ?> chart) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void style(AxesChartStyler styler) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setChartFontColor(TEXT);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTickLabelsFont(font);
    styler.setAxisTickLabelsColor(TEXT);
    styler.setAxisTitleFont(font);
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendFont(font);
  }

  private static XYChart chart(Plot.Axis x, Plot.Axis y) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(x.name())
            .yAxisTitle(y.name())
            .build();
    style(chart.getStyler());
    chart.getStyler().setXAxisLogarithmic(x.scale() == Scale.LOGARITHMIC);
    if (x.scale() != Scale.LOGARITHMIC) {
      chart.getStyler().setXAxisDecimalPattern("0.###");
    }
    return chart;
  }

  private static XYChart curves(Plot.Curves curves) {
    XYChart chart = chart(curves.x(), curves.y());
    for (int i = 0; i < curves.series().size(); i++) {
      Series series = curves.series().get(i);
      if (!series.points().isEmpty()) {
        add(chart, series, i);
      }
    }
    chart.getStyler().setLegendVisible(curves.series().size() > 1);
    return chart;
  }

  private static void add(XYChart chart, Series series, int index) {
    List<double[]> points = series.style() == Style.BAND ? outline(series) : series.points();
    XYSeries drawn =
        chart.addSeries(
            index + " " + series.name(),
            points.stream().map(point -> point[0]).toList(),
            points.stream().map(point -> point[1]).toList());
    Color color = COLORS.get(series.color() % COLORS.size());
    drawn.setLabel(series.name());
    drawn.setMarker(SeriesMarkers.NONE);
    drawn.setLineColor(color);
    drawn.setLineStyle(new BasicStroke(2));
    switch (series.style()) {
      case LINE -> drawn.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
      case STEP -> drawn.setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
      case FAINT -> faint(drawn);
      case BAND -> band(drawn, color);
      case DOTS, MARKS -> dots(chart, drawn, color, series.style());
    }
  }

  private static void faint(XYSeries series) {
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setLineColor(COLORS.get(COLORS.size() - 1));
    series.setLineStyle(new BasicStroke(0.5f));
    series.setShowInLegend(false);
  }

  private static void band(XYSeries series, Color color) {
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setLineColor(new Color(0, 0, 0, 0));
    series.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_ALPHA));
    series.setShowInLegend(false);
  }

  private static void dots(XYChart chart, XYSeries series, Color color, Style style) {
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(style == Style.MARKS ? SeriesMarkers.DIAMOND : SeriesMarkers.CIRCLE);
    series.setMarkerColor(color);
    chart.getStyler().setMarkerSize(style == Style.MARKS ? MARK : DOT);
  }

  /** Along the upper edge of a band and back along the lower one. */
  private static List<double[]> outline(Series series) {
    List<double[]> outline = new ArrayList<>();
    series.points().forEach(point -> outline.add(new double[] {point[0], point[2]}));
    for (int i = series.points().size() - 1; i >= 0; i--) {
      outline.add(series.points().get(i));
    }
    return outline;
  }

  /** Whiskers end at the smallest and the largest value; no dot stands for an outlier. */
  private static XYChart boxes(Plot.Boxes boxes) {
    XYChart chart = chart(Plot.Axis.of(boxes.x()), boxes.y());
    List<double[]> all = boxes.boxes();
    stroke(chart, "smallest to largest", all, 0, 4, 1);
    stroke(chart, "quartiles", all, 1, 3, Math.max(3, Math.min(BOX, BOXES / all.size())));
    XYSeries medians =
        chart.addSeries(
            "median",
            IntStream.range(0, all.size()).mapToObj(i -> (double) i).toList(),
            all.stream().map(box -> box[2]).toList());
    dots(chart, medians, COLORS.get(1), Style.MARKS);
    chart.getStyler().setMarkerSize(DOT + 2);
    chart.setCustomXAxisTickLabelsFormatter(x -> tick(boxes.names(), x));
    return chart;
  }

  private static String tick(List<String> names, double x) {
    int place = (int) Math.rint(x);
    boolean isOne = Math.abs(x - place) < 1e-9 && place >= 0 && place < names.size();
    return isOne ? names.get(place) : "";
  }

  /** A vertical line for each box, from one of its numbers to another. */
  private static void stroke(
      XYChart chart, String name, List<double[]> boxes, int from, int to, float width) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      x.addAll(List.of((double) i, (double) i, (double) i));
      y.addAll(List.of(boxes.get(i)[from], boxes.get(i)[to], Double.NaN));
    }
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(COLORS.get(0));
    series.setLineStyle(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
  }

  private static CategoryChart bars(Plot.Bars bars) {
    boolean isStacked = bars.form() == Plot.Form.STACKED;
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(isStacked ? bars.x() : "")
            .yAxisTitle(isStacked ? "share" : bars.x())
            .build();
    style(chart.getStyler());
    chart.getStyler().setStacked(isStacked);
    chart.getStyler().setXAxisLabelRotation(isStacked ? 0 : 45);
    chart.getStyler().setXAxisMaxLabelCount(20);
    for (Plot.BarSeries series : bars.series()) {
      chart
          .addSeries(series.name(), bars.names(), series.values())
          .setFillColor(COLORS.get(series.color() % COLORS.size()));
    }
    chart.getStyler().setLegendVisible(bars.series().size() > 1);
    return chart;
  }

  private static XYChart spans(Plot.Spans spans) {
    XYChart chart = chart(Plot.Axis.of("seconds since the first start"), Plot.Axis.of("slot"));
    double begin = spans.spans().stream().mapToDouble(Plot.Span::from).min().orElse(0);
    List<String> kinds = List.of("ran", "straggler", "failed");
    for (String kind : kinds) {
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (Plot.Span span : spans.spans()) {
        if (span.kind().equals(kind)) {
          x.addAll(List.of(span.from() - begin, span.to() - begin, span.to() - begin));
          y.addAll(List.of(span.row() + 1.0, span.row() + 1.0, Double.NaN));
        }
      }
      if (!x.isEmpty()) {
        XYSeries series = chart.addSeries(kind, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(new BasicStroke(MARK, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        series.setLineColor(COLORS.get(new int[] {0, 4, 1}[kinds.indexOf(kind)]));
      }
    }
    return chart;
  }
}
