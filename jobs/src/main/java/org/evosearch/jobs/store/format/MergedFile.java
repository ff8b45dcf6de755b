package org.evosearch.jobs.store.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.evosearch.jobs.store.files.DamagedFile;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table of all generations of a run up to one, in one file, read generation by
 * generation. One row group is in memory at a time.
 */
public final class MergedFile implements AutoCloseable {

  /** The column with the generation of a row, which the name of the directory cannot give. */
  public static final String GENERATION = "merged_generation";

  /** How many generations are merged, from 0 on. */
  public static final String GENERATIONS = "evosearch.merged_generations";

  /** SHA-256 of the last fitness file that is merged: fitness only. */
  public static final String HEAD = "evosearch.head_sha256";

  /** SHA-256 of each pack by its generations, such as {@code 0-41=5e...}, separated by blanks. */
  public static final String PACKS = "evosearch.packs_sha256";

  private final Table table;
  private final String name;
  private final GroupFile groups;
  private @Nullable Group ahead;

  private MergedFile(Table table, String name, GroupFile groups) {
    this.table = table;
    this.name = name;
    this.groups = groups;
  }

  /**
   * Begins to read a file.
   *
   * @param name for messages
   * @throws DamagedFile if it is not what was written
   */
  public static MergedFile open(Table table, String name, byte[] bytes) {
    if (!Seal.isIntact(bytes)) {
      throw DamagedFile.of(name, "the file is damaged (it is not what was written)");
    }
    try {
      MergedFile merged = new MergedFile(table, name, GroupFile.open(bytes));
      merged.ahead = merged.groups.next();
      return merged;
    } catch (IOException | RuntimeException e) {
      throw DamagedFile.of(name, "the file cannot be understood (" + e.getMessage() + ")", e);
    }
  }

  /** The schema of a table's merged file. */
  static MessageType messageType(TableSchema schema) {
    return new MessageType(
        schema.table(),
        Stream.concat(
                schema.messageType().getFields().stream(),
                Stream.of(
                    Types.primitive(PrimitiveTypeName.INT32, Repetition.REQUIRED)
                        .named(GENERATION)))
            .toList());
  }

  /** The metadata of the file. */
  public Footer footer() {
    return groups.footer();
  }

  /** The number of merged generations; 0 if the file does not contain it. */
  public int generations() {
    String text = footer().value(GENERATIONS);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** The rows of a generation; those of earlier ones that were not read are skipped. */
  public List<TableRow> rows(int generation) {
    List<TableRow> all = new ArrayList<>();
    try {
      while (ahead != null && ahead.getInteger(GENERATION, 0) <= generation) {
        if (ahead.getInteger(GENERATION, 0) == generation) {
          all.add(TableRow.of(ahead, table.schema()));
        }
        ahead = groups.next();
      }
      return all;
    } catch (IOException | RuntimeException e) {
      throw DamagedFile.of(name, "the file cannot be understood (" + e.getMessage() + ")", e);
    }
  }

  /** Whether there are rows of generations that were not read. */
  public boolean hasMore() {
    return ahead != null;
  }

  @Override
  public void close() {
    try {
      groups.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
