package org.evosearch.table;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evosearch.digest.Sha256;
import org.evosearch.trial.Metric;
import org.jspecify.annotations.Nullable;

/**
 * The files of a table and the meaning of its columns.
 *
 * @param file CSV or Parquet
 * @param joined further files with more columns for the same rows
 * @param joinOn the column on which further files are joined to the first one; null if there are
 *     none
 * @param key columns whose values, joined by colons, name a row
 * @param columns the possible columns of each metric
 * @param fidelity which rows are selected
 */
public record TableSettings(
    String file,
    List<String> joined,
    @Nullable String joinOn,
    List<String> key,
    Map<Metric, Column> columns,
    Fidelity fidelity)
    implements Serializable {

  /** Stands for the number of epochs in the name of a column. */
  public static final String EPOCHS = "{epochs}";

  /** Copies the lists and the map. */
  public TableSettings {
    joined = List.copyOf(joined);
    key = List.copyOf(key);
    columns = Map.copyOf(columns);
  }

  /**
   * These settings for training runs of another length: the rows of that length, or the columns in
   * whose names it replaces {@link #EPOCHS}.
   */
  public TableSettings of(int epochs) {
    Map<Metric, Column> named = new HashMap<>();
    columns.forEach((metric, column) -> named.put(metric, column.of(epochs)));
    return new TableSettings(
        file, joined, joinOn, key, named, new Fidelity(fidelity.column(), epochs));
  }

  /** SHA-256, in hex, of the bytes of all files. */
  public String digest() {
    try {
      Sha256 digest = new Sha256();
      for (String name : Stream.concat(Stream.of(file), joined.stream()).toList()) {
        digest.add(Files.readAllBytes(Path.of(name)));
      }
      return digest.hex();
    } catch (NoSuchFileException e) {
      throw new TableException("Cannot read " + e.getMessage() + ": no such file", e);
    } catch (IOException e) {
      throw new TableException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The column of a metric.
   *
   * @param names the first one that a file has is taken
   * @param scale by which its values are multiplied
   */
  public record Column(List<String> names, double scale) implements Serializable {

    /** Copies the list. */
    public Column {
      names = List.copyOf(names);
    }

    Column of(int epochs) {
      return new Column(
          names.stream().map(name -> name.replace(EPOCHS, String.valueOf(epochs))).toList(), scale);
    }
  }

  /**
   * Which rows are selected, if a table has rows for several lengths of training.
   *
   * @param column that holds the epochs, null to select all rows
   * @param epochs of the selected rows
   */
  public record Fidelity(@Nullable String column, int epochs) implements Serializable {}
}
