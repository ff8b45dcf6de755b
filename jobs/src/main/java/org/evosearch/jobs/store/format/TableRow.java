package org.evosearch.jobs.store.format;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.evosearch.jobs.store.format.TableSchema.Column;
import org.jspecify.annotations.Nullable;

/** One row of a table: its values by column, where null is absent. */
public final class TableRow {

  private final Map<String, Object> values = new HashMap<>();

  /** Sets a value, unless it is null. */
  public TableRow with(String column, @Nullable Object value) {
    if (value != null) {
      values.put(column, value);
    }
    return this;
  }

  /** Sets a value, unless it is empty. */
  public TableRow with(String column, OptionalDouble value) {
    value.ifPresent(number -> values.put(column, number));
    return this;
  }

  public boolean has(String column) {
    return values.containsKey(column);
  }

  public int integer(String column) {
    return (Integer) value(column);
  }

  SortedMap<String, Double> map(String column) {
    SortedMap<String, Double> map = new TreeMap<>();
    if (has(column)) {
      ((Map<?, ?>) value(column)).forEach((key, value) -> map.put((String) key, (Double) value));
    }
    return map;
  }

  long number(String column) {
    return (Long) value(column);
  }

  public double real(String column) {
    return (Double) value(column);
  }

  public OptionalDouble optionalReal(String column) {
    return has(column) ? OptionalDouble.of(real(column)) : OptionalDouble.empty();
  }

  OptionalLong optionalNumber(String column) {
    return has(column) ? OptionalLong.of(number(column)) : OptionalLong.empty();
  }

  public String text(String column) {
    return (String) value(column);
  }

  public Instant instant(String column) {
    return (Instant) value(column);
  }

  /** The values of some columns as text: equal for rows that are equal in them. */
  public String only(List<String> columns) {
    return columns.stream()
        .map(column -> column + "=" + values.get(column))
        .collect(Collectors.joining("\n"));
  }

  private Object value(String column) {
    Object value = values.get(column);
    if (value == null) {
      throw new IllegalArgumentException("no value for " + column);
    }
    return value;
  }

  /** This row for Parquet. A column that the schema lacks is a mistake of the caller. */
  Group toGroup(TableSchema schema, MessageType type) {
    Group group = new SimpleGroup(type);
    int written = 0;
    for (Column column : schema.columns()) {
      if (column.required() || has(column.name())) {
        column.type().write(group, column.name(), value(column.name()));
        written++;
      }
    }
    if (written != values.size()) {
      throw new IllegalArgumentException("Invalid row of " + schema.table() + ": " + this);
    }
    return group;
  }

  /**
   * A row from Parquet. Columns that an older file lacks are null, or derived from its own columns.
   */
  static TableRow of(Group group, TableSchema schema) {
    TableRow row = new TableRow();
    for (Column column : schema.columns()) {
      String name = column.name();
      if (group.getType().containsField(name) && group.getFieldRepetitionCount(name) > 0) {
        row.with(name, column.type().read(group, name));
      } else if (!column.formerly().isEmpty()) {
        row.with(name, former(group, column.formerly()));
      }
    }
    return row;
  }

  /** The map whose entries were columns of an older file, null if they have no values. */
  private static @Nullable SortedMap<String, Double> former(Group group, List<String> columns) {
    SortedMap<String, Double> map = new TreeMap<>();
    for (String name : columns) {
      if (group.getType().containsField(name) && group.getFieldRepetitionCount(name) > 0) {
        map.put(Column.key(name), group.getDouble(name, 0));
      }
    }
    return map.isEmpty() ? null : map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TableRow that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
