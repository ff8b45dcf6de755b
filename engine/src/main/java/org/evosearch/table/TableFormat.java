package org.evosearch.table;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Port: a kind of file that holds a table with named columns. */
public interface TableFormat extends Serializable {

  /** Whether a file is of this kind, by its name. */
  boolean reads(Path file);

  /**
   * The names of the columns, in order.
   *
   * @throws TableException if the file cannot be read
   */
  List<String> header(Path file);

  /**
   * Reads some columns, row by row.
   *
   * @param columns names of columns that the file has
   * @param row given the values of each row in the order of the columns; a missing value is an
   *     empty text
   * @throws TableException if the file cannot be read, or has no such column or several of them
   */
  void read(Path file, List<String> columns, Consumer<List<String>> row);
}
