package org.evosearch.jobs.data.rows;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.evosearch.dataset.DataException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file {@code .ts} before its signals, as far as they decide how those are read.
 *
 * @param file its name
 * @param classNames names of the classes that end its lines; null if none do
 */
record TsHeader(String file, @Nullable List<String> classNames) {

  private static final String DATA = "@data";
  private static final String CLASSES = "@classlabel";

  /** Copies the list. */
  TsHeader {
    classNames = classNames == null ? null : List.copyOf(classNames);
  }

  /**
   * Reads the header of a file.
   *
   * @throws DataException if it has none, or its signals cannot be read; one line
   */
  static TsHeader of(SeparatedFile file) {
    return file.lines(lines -> new Reading(file).header(lines));
  }

  /** The lines of a header while they are read. */
  private static final class Reading {

    private final SeparatedFile file;
    private long number;
    private boolean isTold;
    private @Nullable List<String> classNames;

    Reading(SeparatedFile file) {
      this.file = file;
    }

    TsHeader header(Stream<String> lines) {
      for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
        number++;
        String line = each.next().strip();
        if (line.toLowerCase(Locale.ROOT).equals(DATA)) {
          return told();
        }
        if (!line.isEmpty() && !line.startsWith("#")) {
          read(line);
        }
      }
      throw invalid("it has no line " + DATA);
    }

    private TsHeader told() {
      if (!isTold) {
        throw invalid("it has no line @classLabel before " + DATA);
      }
      return new TsHeader(file.name(), classNames);
    }

    private void read(String line) {
      if (!line.startsWith("@")) {
        throw invalid("line " + number + " stands before " + DATA);
      }
      List<String> words = List.of(line.split("\\s+", -1));
      switch (words.get(0).toLowerCase(Locale.ROOT)) {
        case CLASSES -> readClasses(words);
        case "@timestamps" -> refuse(words, "signals without time stamps are read");
        case "@targetlabel" -> refuse(words, "signals with classes are read, none with numbers");
        default -> {}
      }
    }

    private void readClasses(List<String> words) {
      isTold = true;
      if (!isTrue(words)) {
        return;
      }
      classNames = words.subList(2, words.size());
      if (classNames.isEmpty()) {
        throw invalid("line " + number + ": " + words.get(0) + " true names no class");
      }
    }

    private void refuse(List<String> words, String rule) {
      if (isTrue(words)) {
        throw invalid("line %s: %s true (%s)".formatted(number, words.get(0), rule));
      }
    }

    private boolean isTrue(List<String> words) {
      String value = words.size() < 2 ? "" : words.get(1).toLowerCase(Locale.ROOT);
      if (!value.equals("true") && !value.equals("false")) {
        throw invalid("line %s: %s is neither true nor false".formatted(number, words.get(0)));
      }
      return value.equals("true");
    }

    private DataException invalid(String reason) {
      return new DataException("Cannot read " + file.place() + ": " + reason);
    }
  }
}
