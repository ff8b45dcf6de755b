package org.evosearch.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a file of separated values, the first of which names the columns. */
final class CsvRows implements Closeable {

  /** The comma comes first: it is the default if the header has no separator. */
  private static final List<Character> SEPARATORS = List.of(',', '\t', ';');

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> header;

  private CsvRows(CSVParser parser) {
    this.parser = parser;
    this.records = parser.iterator();
    this.header = records.hasNext() ? values(records.next()) : List.of();
  }

  static CsvRows open(TextFile file) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator(file.firstLine()))
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    Reader text = file.open();
    try {
      return new CsvRows(CSVParser.parse(text, format));
    } catch (IOException | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  /** The most frequent separator, outside quotes. */
  private static char separator(String header) {
    String unquoted = header.replaceAll("\"[^\"]*\"", "");
    char best = SEPARATORS.get(0);
    for (char separator : SEPARATORS) {
      best = count(unquoted, separator) > count(unquoted, best) ? separator : best;
    }
    return best;
  }

  private static long count(String text, char sought) {
    return text.chars().filter(c -> c == sought).count();
  }

  private static List<String> values(CSVRecord record) {
    return record.stream().map(String::strip).toList();
  }

  List<String> header() {
    return header;
  }

  /** Passes some columns of each row that is not blank. */
  void read(List<String> columns, Consumer<List<String>> row) throws IOException {
    List<Integer> places = columns.stream().map(this::place).toList();
    while (records.hasNext()) {
      List<String> values = values(records.next());
      if (!values.stream().allMatch(String::isEmpty)) {
        requireWidth(values);
        row.accept(places.stream().map(values::get).toList());
      }
    }
  }

  private int place(String column) {
    int first = header.indexOf(column);
    if (first < 0 || first != header.lastIndexOf(column)) {
      throw new IllegalArgumentException(
          "its header has " + (first < 0 ? "no " : "several columns ") + column);
    }
    return first;
  }

  /** Rejects rows of another width; surplus empty values are allowed, which spreadsheets append. */
  private void requireWidth(List<String> values) throws IOException {
    Stream<String> further = values.stream().skip(header.size());
    if (values.size() < header.size() || !further.allMatch(String::isEmpty)) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "line %d has %d values, the header has %d",
              parser.getCurrentLineNumber(),
              values.size(),
              header.size()));
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
