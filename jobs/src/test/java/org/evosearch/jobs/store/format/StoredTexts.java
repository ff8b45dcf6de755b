package org.evosearch.jobs.store.format;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** What the tables of a store say, as text. */
public final class StoredTexts {

  private StoredTexts() {}

  /** Footer and rows of a table's file; empty for any other file. */
  public static String of(Path file, byte[] bytes) {
    return Arrays.stream(Table.values())
        .filter(table -> file.toString().contains("/" + table.key() + "/"))
        .filter(table -> file.toString().endsWith(".parquet"))
        .map(table -> text(table, file, bytes))
        .findFirst()
        .orElse("");
  }

  private static String text(Table table, Path file, byte[] bytes) {
    TableFile content = TableFile.read(table, file.toString(), bytes);
    Stream<String> rows =
        content.rows().stream()
            .map(row -> row.toGroup(table.schema(), table.schema().messageType()).toString());
    return content.footer() + String.join("\n", rows.toList());
  }
}
