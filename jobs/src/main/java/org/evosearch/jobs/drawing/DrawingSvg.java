package org.evosearch.jobs.drawing;

import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.text.StringEscapeUtils;
import org.evosearch.jobs.drawing.LayeredLayout.Placed;

/**
 * A drawing as SVG. Colors are custom properties of CSS, which the page around it may define, with
 * light defaults.
 */
public final class DrawingSvg {

  private static final String STYLE =
      ".d-box{fill:var(--box,#f4f6f8);stroke:var(--line,#8a94a0)}"
          + ".d-input .d-box,.d-best .d-box{fill:var(--accent-soft,#d6e6f5)}"
          + ".d-convolution .d-box,.d-linear .d-box{fill:var(--box-strong,#e3ecf4)}"
          + ".d-arrow{fill:none;stroke:var(--line,#8a94a0)}"
          + ".d-head{fill:var(--line,#8a94a0)}"
          + ".d-text{font:12px system-ui,sans-serif;fill:var(--text,#1c2733);text-anchor:middle}"
          + ".d-detail{font-size:11px;fill:var(--muted,#5a6672)}";

  private final Drawing drawing;
  private final Placed placed;
  private final StringBuilder out = new StringBuilder();

  private DrawingSvg(Drawing drawing) {
    this.drawing = drawing;
    this.placed = LayeredLayout.of(drawing);
  }

  /** Lays a drawing out and writes it as one element. */
  public static String of(Drawing drawing) {
    return new DrawingSvg(drawing).svg();
  }

  /**
   * A drawing for a file of its own, in light colors: few programs other than browsers support
   * custom properties.
   *
   * @param svg a result of {@link #of}
   */
  public static String standalone(String svg) {
    return svg.replaceAll("var\\(--[a-z-]+,(#[0-9a-f]{6})\\)", "$1");
  }

  private String svg() {
    append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\""
            + " role=\"img\"><title>%s</title><style>%s</style>",
        placed.width(), placed.height(), placed.width(), escaped(drawing.title()), STYLE);
    placed.arrows().forEach(this::arrow);
    IntStream.range(0, drawing.boxes().size()).forEach(this::box);
    return out.append("</svg>").toString();
  }

  private void append(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  private static String escaped(String text) {
    return StringEscapeUtils.escapeXml10(text);
  }

  private void arrow(double[] points) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      line.append(String.format(Locale.ROOT, "%.0f,%.0f ", points[i], points[i + 1]));
    }
    append("<polyline class=\"d-arrow\" points=\"%s\"/>", line.toString().strip());
    double x = points[points.length - 2];
    double y = points[points.length - 1];
    append("<path class=\"d-head\" d=\"M%.0f,%.0f l-4,-7 h8 z\"/>", x, y);
  }

  private void box(int index) {
    Drawing.Box box = drawing.boxes().get(index);
    double[] at = placed.boxes().get(index);
    double middle = at[0] + at[2] / 2;
    boolean two = !box.detail().isEmpty();
    append(
        "<g class=\"d-%s\"><rect class=\"d-box\" x=\"%.0f\" y=\"%.0f\" width=\"%.0f\""
            + " height=\"%.0f\" rx=\"5\"/><text class=\"d-text\" x=\"%.0f\" y=\"%.0f\">%s</text>",
        box.kind(), at[0], at[1], at[2], at[3], middle, at[1] + 17, escaped(box.heading()));
    if (two) {
      append(
          "<text class=\"d-text d-detail\" x=\"%.0f\" y=\"%.0f\">%s</text>",
          middle, at[1] + 32, escaped(box.detail()));
    }
    out.append("</g>");
  }
}
