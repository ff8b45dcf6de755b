package org.evosearch.jobs.store.format;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The types of columns, in Java and in Parquet. */
public enum ColumnType {
  /** {@link Integer}. */
  INT,
  /** {@link Long}. */
  LONG,
  /** {@link Double}. */
  DOUBLE,
  /** {@link String}, UTF-8. */
  STRING,
  /** {@link Instant}, to the microsecond, UTC. */
  TIMESTAMP;

  /** Reads the name that schema files use. */
  static ColumnType of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  Type parquet(String name, Repetition repetition) {
    return switch (this) {
      case INT -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(name);
      case LONG -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
      case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
      case STRING ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(name);
      case TIMESTAMP ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
              .named(name);
    };
  }

  void write(Group group, String column, Object value) {
    switch (this) {
      case INT -> group.add(column, (Integer) value);
      case LONG -> group.add(column, (Long) value);
      case DOUBLE -> group.add(column, (Double) value);
      case STRING -> group.add(column, (String) value);
      case TIMESTAMP ->
          group.add(column, ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
    }
  }

  Object read(Group group, String column) {
    return switch (this) {
      case INT -> group.getInteger(column, 0);
      case LONG -> group.getLong(column, 0);
      case DOUBLE -> group.getDouble(column, 0);
      case STRING -> group.getString(column, 0);
      case TIMESTAMP -> Instant.EPOCH.plus(group.getLong(column, 0), ChronoUnit.MICROS);
    };
  }
}
