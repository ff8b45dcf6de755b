package org.evosearch.jobs.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Each figure as SVG, for papers. */
public final class SvgFiles {

  private SvgFiles() {}

  /** Writes a file for each figure into a folder, which is created. */
  public static void write(RunReport report, Path folder) {
    for (Chapter chapter : report.chapters()) {
      for (Figure figure : chapter.figures()) {
        Path file = folder.resolve(chapter.id() + "-" + figure.id() + ".svg");
        new OutputFile(file).write(svg(figure));
      }
    }
  }

  private static String svg(Figure figure) {
    try {
      return FigureSvg.of(figure);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot draw figure " + figure.id() + ": " + e.getMessage(), e);
    }
  }
}
