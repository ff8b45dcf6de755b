package org.evosearch.jobs.report;

import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** A plot, independent of how it is rendered. */
sealed interface Plot {

  /**
   * An axis.
   *
   * @param name with its unit
   * @param scale of its numbers
   * @param low where it begins, null for the smallest value
   */
  record Axis(String name, Scale scale, @Nullable Double low) {

    Axis(String name, Scale scale) {
      this(name, scale, null);
    }

    static Axis of(String name) {
      return new Axis(name, Scale.LINEAR);
    }

    /**
     * An axis that cuts off far outliers: it begins at Tukey's outer fence, three interquartile
     * ranges below the first quartile, if any value lies below that.
     */
    static Axis above(String name, DoubleStream values) {
      Quartiles spread = Quartiles.of(values);
      double fence = spread.first() - 3 * (spread.third() - spread.first());
      boolean far = spread.third() > spread.first() && spread.low() < fence;
      return new Axis(name, Scale.LINEAR, far ? (Double) fence : null);
    }
  }

  /** How numbers are mapped to positions. */
  enum Scale {
    /** Equal steps. */
    LINEAR,
    /** Equal ratios. */
    LOGARITHMIC,
    /** Seconds since 1970. */
    TIME
  }

  /** How a series is drawn. */
  enum Style {
    /** Straight from point to point. */
    LINE,
    /** From point to point by steps. */
    STEP,
    /** A faint line, one of many. */
    FAINT,
    /** Dots; a third number is how many trials a dot stands for. */
    DOTS,
    /** A range: x, low and high. */
    BAND,
    /** Large marks, whose notes contain drawings. */
    MARKS
  }

  /**
   * One series.
   *
   * @param name in the legend
   * @param style how it is drawn
   * @param points x, y and further numbers of each point
   * @param notes a text for each point, or none at all
   * @param color index of its color
   */
  record Series(String name, Style style, List<double[]> points, List<String> notes, int color) {

    /** Copies the lists. */
    public Series {
      points = List.copyOf(points);
      notes = List.copyOf(notes);
    }

    Series(String name, Style style, List<double[]> points, int color) {
      this(name, style, points, List.of(), color);
    }
  }

  /**
   * Series over two axes.
   *
   * @param x horizontal
   * @param y vertical
   * @param series in the order of drawing
   */
  record Curves(Axis x, Axis y, List<Series> series) implements Plot {

    /** Copies the list. */
    public Curves {
      series = List.copyOf(series);
    }
  }

  /**
   * Box plots side by side.
   *
   * @param x what the boxes are
   * @param y what they show
   * @param names of the boxes
   * @param boxes smallest value, quartiles, largest value and mean of each
   */
  record Boxes(String x, Axis y, List<String> names, List<double[]> boxes) implements Plot {

    /** Copies the lists. */
    public Boxes {
      names = List.copyOf(names);
      boxes = List.copyOf(boxes);
    }
  }

  /**
   * Bars.
   *
   * @param x what the numbers are
   * @param names of the bars
   * @param series a number for each bar
   * @param form their arrangement
   */
  record Bars(String x, List<String> names, List<BarSeries> series, Form form) implements Plot {

    /** Copies the lists. */
    public Bars {
      names = List.copyOf(names);
      series = List.copyOf(series);
    }
  }

  /** The arrangement of bars. */
  enum Form {
    /** Horizontal, one below the other. */
    HORIZONTAL,
    /** Stacked areas. */
    STACKED
  }

  /**
   * One number for each bar.
   *
   * @param name in the legend
   * @param values in the order of the bars
   * @param color index of its color
   */
  record BarSeries(String name, List<Double> values, int color) {

    /** Copies the list. */
    public BarSeries {
      values = List.copyOf(values);
    }
  }

  /**
   * Periods of work on parallel rows.
   *
   * @param rows names of the rows
   * @param spans their work
   */
  record Spans(List<String> rows, List<Span> spans) implements Plot {

    /** Copies the lists. */
    public Spans {
      rows = List.copyOf(rows);
      spans = List.copyOf(spans);
    }
  }

  /**
   * One piece of work.
   *
   * @param row index
   * @param from seconds since 1970
   * @param to seconds since 1970
   * @param kind ran, straggler or failed
   * @param note what it was
   */
  record Span(int row, double from, double to, String kind, String note) {}

  /**
   * A picture that is drawn already.
   *
   * @param svg one element
   */
  record Picture(String svg) implements Plot {}
}
