package org.evosearch.jobs.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.evosearch.jobs.store.format.BytesOutputFile;

/** The rows that are left out as a Parquet file: {@code row_key}, {@code label}, {@code reason}. */
final class UnreadableTable {

  private static final String REASON = "reason";
  private static final MessageType TYPE =
      Types.buildMessage()
          .addField(text(SnapshotPart.KEY))
          .addField(text(SnapshotPart.LABEL))
          .addField(text(REASON))
          .named("unreadable");

  private UnreadableTable() {}

  private static org.apache.parquet.schema.Type text(String name) {
    return Types.required(PrimitiveTypeName.BINARY)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }

  static byte[] write(Unreadable rows) {
    BytesOutputFile file = new BytesOutputFile();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(file)
            .withConf(new Configuration(false))
            .withType(TYPE)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .build()) {
      for (Unreadable.Line line : rows.lines()) {
        Group group = new SimpleGroup(TYPE);
        group.add(SnapshotPart.KEY, line.key());
        group.add(SnapshotPart.LABEL, line.label());
        group.add(REASON, line.reason());
        writer.write(group);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.bytes();
  }
}
