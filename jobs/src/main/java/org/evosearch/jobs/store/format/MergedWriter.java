package org.evosearch.jobs.store.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.example.GroupWriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * Writes the rows of many generations of a table into one file, in the newest version of the table
 * and with one more column, {@value MergedFile#GENERATION}. Equal rows give equal bytes.
 */
public final class MergedWriter {

  /** Small enough that a reader of one generation skips most of a long run. */
  private static final long ROW_GROUP_BYTES = 16L << 20;

  private final Table table;
  private final MessageType type;
  private final BytesOutputFile file = new BytesOutputFile();
  private final Map<String, String> footer = new HashMap<>();
  private final ParquetWriter<Group> writer;

  /** Begins a file. */
  public MergedWriter(Table table) {
    this.table = table;
    this.type = MergedFile.messageType(table.schema());
    try {
      this.writer = new Builder(file, type, footer).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the rows of the next generation. */
  public void add(int generation, List<TableRow> rows) {
    try {
      for (TableRow row : rows) {
        Group group = row.toGroup(table.schema(), type);
        group.add(MergedFile.GENERATION, generation);
        writer.write(group);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The size of the file by now, in bytes. */
  public long size() {
    return writer.getDataSize();
  }

  /** Ends the file. Returns its sealed bytes. */
  public byte[] end(Footer last) {
    footer.putAll(last.entries());
    footer.put(Seal.KEY, Seal.BLANK);
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Seal.set(file.bytes());
  }

  /** Takes the footer when the file ends: its values are only known then. */
  private static final class Builder extends ParquetWriter.Builder<Group, Builder> {

    private final MessageType type;
    private final Map<String, String> footer;

    Builder(OutputFile file, MessageType type, Map<String, String> footer) {
      super(file);
      this.type = type;
      this.footer = footer;
      withConf(new Configuration(false));
      withCompressionCodec(CompressionCodecName.ZSTD);
      withWriterVersion(WriterVersion.PARQUET_1_0);
      withRowGroupSize(ROW_GROUP_BYTES);
    }

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * The successor of this method is missing from the Parquet versions of older Spark releases.
     */
    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<Group> getWriteSupport(Configuration conf) {
      GroupWriteSupport.setSchema(type, conf);
      return new GroupWriteSupport() {
        @Override
        public FinalizedWriteContext finalizeWrite() {
          return new FinalizedWriteContext(footer);
        }
      };
    }
  }
}
