package org.evosearch.jobs.store.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file in memory, read group by group; one row group is unpacked at a time. Parquet
 * throws runtime exceptions of many kinds for invalid files.
 */
public final class GroupFile implements AutoCloseable {

  /** Files must not depend on the settings of the cluster that writes them. */
  private static final Configuration PLAIN = new Configuration(false);

  private final ParquetFileReader file;
  private final MessageType type;
  private @Nullable RecordReader<Group> records;
  private long left;

  private GroupFile(ParquetFileReader file, MessageType type) {
    this.file = file;
    this.type = type;
  }

  /** Begins to read a file, with the columns that it has. */
  public static GroupFile open(byte[] bytes) throws IOException {
    ParquetFileReader file = reader(bytes);
    return new GroupFile(file, file.getFileMetaData().getSchema());
  }

  /** Begins to read a file, with the columns that it should have. */
  public static GroupFile open(byte[] bytes, MessageType type) throws IOException {
    return new GroupFile(reader(bytes), type);
  }

  private static ParquetFileReader reader(byte[] bytes) throws IOException {
    return ParquetFileReader.open(
        new BytesInputFile(bytes), HadoopReadOptions.builder(PLAIN).build());
  }

  /** The metadata of the file. */
  Footer footer() {
    return new Footer(file.getFileMetaData().getKeyValueMetaData());
  }

  /** The next group; null if there is none. */
  public @Nullable Group next() throws IOException {
    RecordReader<Group> open = records;
    while (open == null || left == 0) {
      PageReadStore pages = file.readNextRowGroup();
      if (pages == null) {
        return null;
      }
      open =
          new ColumnIOFactory()
              .getColumnIO(type)
              .getRecordReader(pages, new GroupRecordConverter(type));
      records = open;
      left = pages.getRowCount();
    }
    left--;
    return open.read();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * The bytes of a file. Equal groups give equal bytes.
   *
   * @param footer key-value metadata
   */
  public static byte[] write(MessageType type, Map<String, String> footer, Iterator<Group> groups) {
    return write(type, footer, Set.of(), groups);
  }

  /**
   * A file of groups.
   *
   * @param plain columns whose values hardly repeat: no dictionary of them is tried
   */
  public static byte[] write(
      MessageType type, Map<String, String> footer, Set<String> plain, Iterator<Group> groups) {
    BytesOutputFile bytes = new BytesOutputFile();
    ExampleParquetWriter.Builder builder =
        ExampleParquetWriter.builder(bytes)
            .withConf(PLAIN)
            .withType(type)
            .withExtraMetaData(footer)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withWriterVersion(WriterVersion.PARQUET_1_0);
    plain.forEach(column -> builder.withDictionaryEncoding(column, false));
    try (ParquetWriter<Group> writer = builder.build()) {
      while (groups.hasNext()) {
        writer.write(groups.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.bytes();
  }
}
