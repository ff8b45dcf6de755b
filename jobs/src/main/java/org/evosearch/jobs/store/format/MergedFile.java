package org.evosearch.jobs.store.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.evosearch.jobs.store.files.DamagedFile;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table of all generations of a run up to one, in one file, read generation by
 * generation. A row group is in memory at a time.
 */
public final class MergedFile implements AutoCloseable {

  /** The column that says of which generation a row is; directories cannot. */
  public static final String GENERATION = "merged_generation";

  /** How many generations are merged, from 0 on. */
  public static final String GENERATIONS = "evosearch.merged_generations";

  /** SHA-256 of the last fitness file that is merged: fitness only. */
  public static final String HEAD = "evosearch.head_sha256";

  /** SHA-256 of each pack by its first and last generation, as JSON: fitness only. */
  public static final String PACKS = "evosearch.packs_sha256";

  private static final class Rows {

    private final RecordReader<Group> reader;
    private long left;

    Rows(PageReadStore pages, MessageType type) {
      this.reader =
          new ColumnIOFactory()
              .getColumnIO(type)
              .getRecordReader(pages, new GroupRecordConverter(type));
      this.left = pages.getRowCount();
    }
  }

  private final Table table;
  private final String name;
  private final ParquetFileReader file;
  private @Nullable Rows rows;
  private @Nullable Group ahead;

  private MergedFile(Table table, String name, ParquetFileReader file) {
    this.table = table;
    this.name = name;
    this.file = file;
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
      ParquetReadOptions plain = HadoopReadOptions.builder(new Configuration(false)).build();
      MergedFile merged =
          new MergedFile(table, name, ParquetFileReader.open(new BytesInputFile(bytes), plain));
      merged.ahead = merged.read();
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

  /** What the file says of itself. */
  public Footer footer() {
    return new Footer(file.getFileMetaData().getKeyValueMetaData());
  }

  /** How many generations are merged; 0 if the file does not say it. */
  public int generations() {
    String text = footer().value(GENERATIONS);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** The rows of a generation; those of earlier ones that were not asked for are skipped. */
  public List<TableRow> rows(int generation) {
    List<TableRow> all = new ArrayList<>();
    try {
      while (ahead != null && ahead.getInteger(GENERATION, 0) <= generation) {
        if (ahead.getInteger(GENERATION, 0) == generation) {
          all.add(TableRow.of(ahead, table.schema()));
        }
        ahead = read();
      }
      return all;
    } catch (IOException | RuntimeException e) {
      throw DamagedFile.of(name, "the file cannot be understood (" + e.getMessage() + ")", e);
    }
  }

  /** Whether there are rows of generations that were not asked for. */
  public boolean hasMore() {
    return ahead != null;
  }

  private @Nullable Group read() throws IOException {
    MessageType type = file.getFileMetaData().getSchema();
    while (rows == null || rows.left == 0) {
      PageReadStore pages = file.readNextRowGroup();
      if (pages == null) {
        return null;
      }
      rows = new Rows(pages, type);
    }
    rows.left--;
    return rows.reader.read();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
