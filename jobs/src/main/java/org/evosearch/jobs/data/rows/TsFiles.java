package org.evosearch.jobs.data.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.evosearch.dataset.DataException;

/**
 * Signals in {@code .ts} files of the UEA archive: a header of lines that begin with {@code @},
 * then on each line the values of all channels, separated by commas within a channel and by colons
 * between channels, and last the class. A value that is not a number is missing.
 *
 * <p>Anthony Bagnall et al.: The UEA multivariate time series classification archive, 2018.
 * arXiv:1811.00075.
 *
 * @param lines of the files, with the column {@code value}
 * @param headers of all files
 */
record TsFiles(Dataset<Row> lines, List<TsHeader> headers) {

  private static final String CHANNELS = "split(trim(value), ':')";

  /** Copies the list. */
  TsFiles {
    headers = List.copyOf(headers);
  }

  /**
   * Reads the headers of files.
   *
   * @throws DataException if one of them is invalid; one line
   */
  static TsFiles of(Dataset<Row> lines, Configuration conf) {
    List<TsHeader> headers =
        Arrays.stream(lines.inputFiles())
            .sorted()
            .map(file -> TsHeader.of(SeparatedFile.ofUrl(file, conf)))
            .toList();
    headers.forEach(header -> requireAlike(headers.get(0), header));
    return new TsFiles(lines, headers);
  }

  private static void requireAlike(TsHeader first, TsHeader other) {
    if ((first.classNames() == null) != (other.classNames() == null)) {
      throw new DataException(
          "Cannot read %s and %s: only one of them has classes"
              .formatted(first.file(), other.file()));
    }
  }

  /**
   * Signals as arrays of channels; their classes if there are any, null for those that the headers
   * do not name.
   */
  Dataset<Row> signals() {
    List<Column> columns = new ArrayList<>();
    boolean isLabeled = headers.stream().allMatch(header -> header.classNames() != null);
    if (isLabeled) {
      columns.add(label().as(RowFile.LABEL));
    }
    String channels = isLabeled ? "slice(%s, 1, size(%<s) - 1)".formatted(CHANNELS) : CHANNELS;
    columns.add(
        functions.expr(
            "transform(%s, c -> transform(split(c, ','), v -> try_cast(trim(v) AS DOUBLE))) AS signal"
                .formatted(channels)));
    columns.add(functions.expr(RowFile.SPLIT));
    return lines
        .filter("trim(value) <> '' AND NOT startswith(trim(value), '@')")
        .filter("NOT startswith(trim(value), '#')")
        .select(columns.toArray(Column[]::new));
  }

  private Column label() {
    Object[] names =
        headers.stream()
            .flatMap(header -> Objects.requireNonNull(header.classNames()).stream())
            .collect(Collectors.toCollection(TreeSet::new))
            .toArray();
    Column last = functions.expr("trim(element_at(" + CHANNELS + ", -1))");
    return functions.when(last.isin(names), last);
  }
}
