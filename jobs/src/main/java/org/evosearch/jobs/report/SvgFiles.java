package org.evosearch.jobs.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Each figure as SVG, for papers. */
public final class SvgFiles {

  private SvgFiles() {}

  /** Writes a file for each figure into a folder, which is created. */
  public static void write(RunReport report, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Chapter chapter : report.chapters()) {
      for (Figure figure : chapter.figures()) {
        Path file = folder.resolve(chapter.id() + "-" + figure.id() + ".svg");
        Files.writeString(file, FigureSvg.of(figure), StandardCharsets.UTF_8);
      }
    }
  }
}
