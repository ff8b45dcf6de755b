package org.evosearch.jobs.data;

import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.evosearch.jobs.store.format.GroupFile;

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
    return GroupFile.write(
        TYPE, Map.of(), rows.lines().stream().map(UnreadableTable::group).iterator());
  }

  private static Group group(Unreadable.Line line) {
    Group group = new SimpleGroup(TYPE);
    group.add(SnapshotPart.KEY, line.key());
    group.add(SnapshotPart.LABEL, line.label());
    group.add(REASON, line.reason());
    return group;
  }
}
