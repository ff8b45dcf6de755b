package org.evosearch.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;
import org.evosearch.search.Provenance;

/** A report as one self-contained page, which loads no other file. */
public final class HtmlPage {

  /** The one file of Apache ECharts that a page needs. */
  private static final String CHARTS =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

  private static final int MAX_ROWS = 200;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.,]*(e[+-]?[0-9]+)?|");

  private final RunReport report;
  private final List<Figure> figures = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();

  /** Prepares the page of a report. */
  public HtmlPage(RunReport report) {
    this.report = report;
  }

  /** The whole page. */
  public String text() {
    List<Chapter> chapters = report.chapters();
    head();
    header(chapters);
    out.append("<main id=\"main\">\n");
    chapters.forEach(this::chapter);
    out.append("</main>\n<footer>Made by EvoSearch ")
        .append(escaped(Provenance.version()))
        .append(" from the tables of the store alone. Charts: Apache ECharts.</footer>\n");
    scripts();
    return out.append("</body></html>\n").toString();
  }

  private void head() {
    out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<link rel=\"icon\" href=\"data:,\">")
        .append("<title>")
        .append(escaped(report.title()))
        .append("</title><style>")
        .append(resource("report.css"))
        .append("</style></head><body>\n");
  }

  private void header(List<Chapter> chapters) {
    out.append("<a class=\"skip\" href=\"#main\">Skip to the report</a><header><h1>")
        .append(escaped(report.title()))
        .append("</h1><p class=\"lead\">")
        .append(escaped(report.lead()))
        .append("</p><nav aria-label=\"Contents\"><ul>");
    for (Chapter chapter : chapters) {
      if (chapters.size() > 1) {
        link(chapter.id(), chapter.title());
      } else {
        chapter.figures().forEach(figure -> link(anchor(chapter, figure), figure.title()));
      }
    }
    out.append("</ul></nav></header>\n");
  }

  private void link(String id, String title) {
    out.append("<li><a href=\"#")
        .append(escaped(id))
        .append("\">")
        .append(escaped(title))
        .append("</a></li>");
  }

  private static String anchor(Chapter chapter, Figure figure) {
    return chapter.id() + "-" + figure.id();
  }

  private void chapter(Chapter chapter) {
    out.append("<section id=\"")
        .append(escaped(chapter.id()))
        .append("\"><h2>")
        .append(escaped(chapter.title()))
        .append("</h2>\n");
    if (!chapter.key().isEmpty()) {
      out.append("<dl class=\"key\">");
      chapter.key().forEach(this::keyNumber);
      out.append("</dl>\n");
    }
    out.append("<div class=\"figures\">\n");
    chapter.figures().forEach(figure -> figure(chapter, figure));
    out.append("</div>\n");
    chapter.facts().forEach(this::facts);
    chapter.text().forEach(this::copyable);
    out.append("</section>\n");
  }

  private void keyNumber(String name, String value) {
    out.append("<div><dt>")
        .append(escaped(name))
        .append("</dt><dd>")
        .append(escaped(value))
        .append("</dd></div>");
  }

  private void figure(Chapter chapter, Figure figure) {
    int number = figures.size();
    figures.add(figure);
    boolean wide = figure.plot() instanceof Plot.Picture || figure.plot() instanceof Plot.Spans;
    out.append("<figure id=\"")
        .append(escaped(anchor(chapter, figure)))
        .append(wide ? "\" class=\"wide\">" : "\">")
        .append("<h3>")
        .append(escaped(figure.title()))
        .append("</h3>\n");
    if (figure.plot() instanceof Plot.Picture picture) {
      out.append("<div class=\"picture\" tabindex=\"0\">").append(picture.svg()).append("</div>\n");
    } else {
      out.append("<div class=\"plot\" id=\"plot-")
          .append(number)
          .append("\" tabindex=\"0\" role=\"img\" aria-label=\"")
          .append(
              escaped(
                  figure.title()
                      + ". "
                      + figure.caption()
                      + " The numbers are in the table below."))
          .append("\"></div>\n");
    }
    out.append("<figcaption>")
        .append(escaped(figure.caption()))
        .append("</figcaption>\n<details><summary>Numbers of “")
        .append(escaped(figure.title()))
        .append("”</summary>");
    table(figure.table(), figure.title());
    out.append("</details></figure>\n");
  }

  private void facts(String title, DataTable table) {
    out.append("<div class=\"facts texts\"><h3>").append(escaped(title)).append("</h3>");
    table(table, title);
    out.append("</div>\n");
  }

  private void copyable(String title, String text) {
    out.append("<div class=\"facts\"><h3>")
        .append(escaped(title))
        .append("</h3><pre tabindex=\"0\">")
        .append(escaped(text))
        .append("</pre></div>\n");
  }

  private void table(DataTable table, String title) {
    List<List<String>> rows = Thinning.every(table.rows(), MAX_ROWS);
    if (rows.size() < table.rows().size()) {
      out.append("<p>")
          .append(MAX_ROWS)
          .append(" of ")
          .append(table.rows().size())
          .append(" rows; --csv writes all.</p>");
    }
    out.append("<div class=\"scroll\" tabindex=\"0\"><table aria-label=\"")
        .append(escaped(title))
        .append("\"><thead><tr>");
    table
        .heading()
        .forEach(name -> out.append("<th scope=\"col\">").append(escaped(name)).append("</th>"));
    out.append("</tr></thead><tbody>");
    rows.forEach(this::row);
    out.append("</tbody></table></div>");
  }

  private void row(List<String> values) {
    out.append("<tr>");
    for (String value : values) {
      boolean number = NUMBER.matcher(value).matches();
      out.append(
              number
                  ? "<td class=\"number\">"
                  : value.length() > 40 ? "<td class=\"text\">" : "<td>")
          .append(escaped(value))
          .append("</td>");
    }
    out.append("</tr>");
  }

  private void scripts() {
    out.append("<script type=\"application/json\" id=\"figures\">")
        .append(FigureJson.write(figures))
        .append("</script>\n<script>")
        .append(resource(CHARTS))
        .append("</script>\n<script>")
        .append(resource("report.js"))
        .append("</script>\n");
  }

  private static String escaped(String text) {
    return StringEscapeUtils.escapeHtml4(text);
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Cannot load " + name + ": not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
