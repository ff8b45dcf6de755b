package org.evosearch.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Comma-separated values in UTF-8 with one header row, plain or gzip'd. */
public enum CsvFormat implements TableFormat {
  /** The only one. */
  CSV;

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  @Override
  public boolean reads(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".csv") || name.endsWith(".csv.gz");
  }

  @Override
  public List<String> header(Path file) {
    try (CSVParser parser = open(file)) {
      return List.copyOf(parser.getHeaderNames());
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public void read(Path file, List<String> columns, Consumer<List<String>> row) {
    try (CSVParser parser = open(file)) {
      for (CSVRecord record : parser) {
        if (!record.isConsistent()) {
          throw new IOException(
              "line "
                  + parser.getCurrentLineNumber()
                  + " has another number of values than the header");
        }
        row.accept(columns.stream().map(record::get).toList());
      }
    } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
      throw unreadable(file, e);
    }
  }

  private static CSVParser open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    try {
      boolean zipped = String.valueOf(file.getFileName()).endsWith(".gz");
      Reader text =
          new InputStreamReader(
              zipped ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
      return CSVParser.parse(text, FORMAT);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static TableException unreadable(Path file, Exception cause) {
    return new TableException("Cannot read " + file + ": " + reason(cause), cause);
  }

  private static String reason(Exception cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file";
    }
    return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
  }
}
