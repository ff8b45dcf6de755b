package org.evosearch.jobs.store.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.evosearch.jobs.store.files.Damage;
import org.evosearch.jobs.store.files.Damage.Remedy;
import org.evosearch.jobs.store.files.DamagedFile;

/**
 * One Parquet file, as a value. Equal files give equal bytes.
 *
 * @param footer key-value metadata
 * @param rows in order
 */
public record TableFile(Footer footer, List<TableRow> rows) {

  /** Files do not depend on the settings of the cluster that wrote them. */
  private static final Configuration PLAIN = new Configuration(false);

  /** Copies the rows. */
  public TableFile {
    rows = List.copyOf(rows);
  }

  TableFile withFooter(String key, String value) {
    return new TableFile(footer.with(key, value), rows);
  }

  /** The sealed bytes of this file. */
  public byte[] bytes(Table table) {
    return bytes(table.schema());
  }

  /** The sealed bytes of this file in some version of its table. */
  byte[] bytes(TableSchema schema) {
    BytesOutputFile file = new BytesOutputFile();
    MessageType type = schema.messageType();
    Map<String, String> entries = new TreeMap<>(footer.entries());
    entries.put(Seal.KEY, Seal.BLANK);
    try (ParquetWriter<Group> writer = writer(file, type, entries)) {
      for (TableRow row : rows) {
        writer.write(row.toGroup(schema, type));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Seal.set(file.bytes());
  }

  private static ParquetWriter<Group> writer(
      BytesOutputFile file, MessageType type, Map<String, String> footer) throws IOException {
    return ExampleParquetWriter.builder(file)
        .withConf(PLAIN)
        .withType(type)
        .withExtraMetaData(footer)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withWriterVersion(WriterVersion.PARQUET_1_0)
        .build();
  }

  /**
   * Reads a file.
   *
   * @param name for messages
   * @throws DamagedFile if the file is damaged, or of a newer version
   */
  public static TableFile read(Table table, String name, byte[] bytes) {
    if (!Seal.isIntact(bytes)) {
      throw DamagedFile.of(name, "the file is damaged (it is not what was written)");
    }
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            new BytesInputFile(bytes), HadoopReadOptions.builder(PLAIN).build())) {
      Footer footer = new Footer(reader.getFileMetaData().getKeyValueMetaData());
      if (footer.schemaVersion() > table.schema().version()) {
        String reason = newer(footer.schemaVersion(), table.schema().version());
        throw new DamagedFile(new Damage(name, reason, "", Remedy.UPGRADE));
      }
      return new TableFile(footer, rows(reader, table.schema()));
    } catch (DamagedFile e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Parquet's classes answer a file that is none of ours with errors of many kinds.
      throw DamagedFile.of(name, "the file cannot be understood (" + e.getMessage() + ")", e);
    }
  }

  private static String newer(int version, int own) {
    return "written by a newer version of EvoSearch (schema "
        + version
        + ", this one reads up to "
        + own
        + ")";
  }

  private static List<TableRow> rows(ParquetFileReader reader, TableSchema schema)
      throws IOException {
    MessageType type = reader.getFileMetaData().getSchema();
    List<TableRow> rows = new ArrayList<>();
    PageReadStore pages = reader.readNextRowGroup();
    while (pages != null) {
      RecordReader<Group> records =
          new ColumnIOFactory()
              .getColumnIO(type)
              .getRecordReader(pages, new GroupRecordConverter(type));
      for (long row = 0; row < pages.getRowCount(); row++) {
        rows.add(TableRow.of(records.read(), schema));
      }
      pages = reader.readNextRowGroup();
    }
    return rows;
  }
}
