package org.evosearch.jobs.store.format;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
  TIMESTAMP,
  /**
   * {@link java.util.Map} of {@link String} to {@link Double}, written in the order of its keys.
   */
  MAP;

  private static final String ENTRIES = "key_value";
  private static final String KEY = "key";
  private static final String VALUE = "value";

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
      case MAP ->
          Types.buildGroup(repetition)
              .as(LogicalTypeAnnotation.mapType())
              .addField(entries())
              .named(name);
    };
  }

  /** The repeated group of the three-level layout that the Parquet format prescribes for maps. */
  private static Type entries() {
    return Types.repeatedGroup()
        .addField(STRING.parquet(KEY, Repetition.REQUIRED))
        .addField(DOUBLE.parquet(VALUE, Repetition.REQUIRED))
        .named(ENTRIES);
  }

  void write(Group group, String column, Object value) {
    switch (this) {
      case INT -> group.add(column, (Integer) value);
      case LONG -> group.add(column, (Long) value);
      case DOUBLE -> group.add(column, (Double) value);
      case STRING -> group.add(column, (String) value);
      case TIMESTAMP ->
          group.add(column, ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
      case MAP -> writeMap(group.addGroup(column), (Map<?, ?>) value);
    }
  }

  private static void writeMap(Group map, Map<?, ?> values) {
    new TreeMap<>(values)
        .forEach(
            (key, value) -> {
              Group entry = map.addGroup(ENTRIES);
              STRING.write(entry, KEY, key);
              DOUBLE.write(entry, VALUE, value);
            });
  }

  Object read(Group group, String column) {
    return switch (this) {
      case INT -> group.getInteger(column, 0);
      case LONG -> group.getLong(column, 0);
      case DOUBLE -> group.getDouble(column, 0);
      case STRING -> group.getString(column, 0);
      case TIMESTAMP -> Instant.EPOCH.plus(group.getLong(column, 0), ChronoUnit.MICROS);
      case MAP -> readMap(group.getGroup(column, 0));
    };
  }

  private static SortedMap<String, Double> readMap(Group map) {
    SortedMap<String, Double> values = new TreeMap<>();
    for (int i = 0; i < map.getFieldRepetitionCount(ENTRIES); i++) {
      Group entry = map.getGroup(ENTRIES, i);
      values.put(entry.getString(KEY, 0), entry.getDouble(VALUE, 0));
    }
    return values;
  }
}
