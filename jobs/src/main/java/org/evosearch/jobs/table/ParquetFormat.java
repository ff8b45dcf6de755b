package org.evosearch.jobs.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.evosearch.table.TableException;
import org.evosearch.table.TableFormat;

/**
 * Parquet files with flat columns, on a local disk. Pages that have checksums are checked by them;
 * damage to others goes unnoticed as long as they can be decoded.
 */
public enum ParquetFormat implements TableFormat {
  /** The only instance. */
  PARQUET;

  @Override
  public boolean reads(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  @Override
  public List<String> header(Path file) {
    try (ParquetFileReader reader = open(file)) {
      return schema(reader).getFields().stream().map(Type::getName).toList();
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public void read(Path file, List<String> columns, Consumer<List<String>> row) {
    try (ParquetFileReader reader = open(file)) {
      MessageType type =
          new MessageType(
              schema(reader).getName(),
              columns.stream().distinct().map(schema(reader)::getType).toList());
      List<ParquetValue> values =
          columns.stream().map(type::getType).map(ParquetValue::of).toList();
      reader.setRequestedSchema(type);
      PageReadStore pages = reader.readNextRowGroup();
      while (pages != null) {
        read(pages, type, values, row);
        pages = reader.readNextRowGroup();
      }
    } catch (TableException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // The reader throws exceptions of many kinds for broken files.
      throw unreadable(file, e);
    }
  }

  private static void read(
      PageReadStore pages,
      MessageType type,
      List<ParquetValue> columns,
      Consumer<List<String>> row) {
    RecordReader<Group> records =
        new ColumnIOFactory()
            .getColumnIO(type)
            .getRecordReader(pages, new GroupRecordConverter(type));
    for (long i = 0; i < pages.getRowCount(); i++) {
      Group group = records.read();
      row.accept(columns.stream().map(column -> column.text(group)).toList());
    }
  }

  private static MessageType schema(ParquetFileReader reader) {
    return reader.getFileMetaData().getSchema();
  }

  private static ParquetFileReader open(Path file) throws IOException {
    Configuration local = new Configuration(false);
    return ParquetFileReader.open(
        HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(file.toUri()), local),
        HadoopReadOptions.builder(local).usePageChecksumVerification(true).build());
  }

  private static TableException unreadable(Path file, Throwable cause) {
    String reason =
        cause instanceof NoSuchFileException || cause instanceof FileNotFoundException
            ? "no such file"
            : String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    return new TableException("Cannot read " + file + ": " + reason, cause);
  }
}
