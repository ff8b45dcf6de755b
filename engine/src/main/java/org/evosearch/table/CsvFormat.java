package org.evosearch.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * Values separated by commas, tabs or semicolons, as the header row shows: text in UTF-8, or in
 * UTF-16 with a byte order mark, plain or gzip'd. Blanks around values and blank lines are ignored.
 */
public enum CsvFormat implements TableFormat {
  /** The only instance. */
  CSV;

  private static final Pattern NAME = Pattern.compile(".*\\.(csv|tsv)(\\.gz)?");

  @Override
  public boolean reads(Path file) {
    String name = String.valueOf(file.getFileName());
    return NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  @Override
  public List<String> header(Path file) {
    try (CsvRows rows = CsvRows.open(new TextFile(file))) {
      return rows.header();
    } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public void read(Path file, List<String> columns, Consumer<List<String>> row) {
    try (CsvRows rows = CsvRows.open(new TextFile(file))) {
      rows.read(columns, row);
    } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
      throw unreadable(file, e);
    }
  }

  private static TableException unreadable(Path file, Exception e) {
    Throwable cause =
        e instanceof UncheckedIOException ? Objects.requireNonNullElse(e.getCause(), e) : e;
    return new TableException("Cannot read " + file + ": " + reason(file, cause), cause);
  }

  private static String reason(Path file, Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file";
    }
    if (cause instanceof EOFException) {
      return "it is cut off";
    }
    if (cause instanceof CharacterCodingException) {
      return malformed(file);
    }
    String message = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    return cause instanceof ZipException ? "it is damaged (" + message + ")" : message;
  }

  private static String malformed(Path file) {
    try {
      return new TextFile(file).malformed();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
