package org.evosearch.jobs.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The numbers behind each figure as CSV (RFC 4180), for papers and other programs. */
public final class CsvFiles {

  private CsvFiles() {}

  /** Writes a file for each figure and table into a folder, which is created. */
  public static void write(RunReport report, Path folder) {
    for (Chapter chapter : report.chapters()) {
      for (Figure figure : chapter.figures()) {
        write(folder.resolve(chapter.id() + "-" + figure.id() + ".csv"), figure.table());
      }
      for (Map.Entry<String, DataTable> fact : chapter.facts().entrySet()) {
        String name = fact.getKey().toLowerCase(Locale.ROOT).replace(' ', '-');
        write(folder.resolve(chapter.id() + "-" + name + ".csv"), fact.getValue());
      }
    }
  }

  private static void write(Path file, DataTable table) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(table.heading());
      for (List<String> row : table.rows()) {
        printer.printRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new OutputFile(file).write(text.toString());
  }
}
