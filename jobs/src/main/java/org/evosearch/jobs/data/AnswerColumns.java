package org.evosearch.jobs.data;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.evosearch.dataset.DataException;
import org.evosearch.snapshot.RowTag;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer has what is said of a row: its class, and optionally its split, group and key.
 *
 * @param schema of the answer
 */
record AnswerColumns(StructType schema) implements Serializable {

  static final String KEY = "key";
  private static final Set<Class<?>> DISCRETE =
      Set.of(
          StringType.class,
          BooleanType.class,
          ByteType.class,
          ShortType.class,
          IntegerType.class,
          LongType.class);
  private static final int LONGEST = 1000;

  /** The error of an answer that does not suit. */
  static DataException cannotUse(String reason) {
    return new DataException("Cannot use the answer of dataset.query: " + reason);
  }

  /** Fails if a column is there twice, or of a name that is not among the allowed ones. */
  void requireNames(Set<String> allowed) {
    List<String> names = Arrays.asList(schema.fieldNames());
    for (String name : names) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw cannotUse("it has the column " + name + " twice");
      }
      if (!allowed.contains(name)) {
        throw cannotUse(
            "it has the column %s (only %s)"
                .formatted(name, allowed.stream().sorted().collect(Collectors.joining(", "))));
      }
    }
  }

  boolean has(String column) {
    return Arrays.asList(schema.fieldNames()).contains(column);
  }

  /** The type of a column that has to be there. */
  DataType required(String column, String rule) {
    if (!has(column)) {
      throw cannotUse(
          "it has no column %s, %s (its columns: %s)"
              .formatted(column, rule, String.join(", ", schema.fieldNames())));
    }
    return schema.apply(column).dataType();
  }

  /** Fails if a column is there and holds something else than texts, whole numbers or booleans. */
  void requireDiscrete(String column) {
    if (has(column)) {
      DataType type = schema.apply(column).dataType();
      if (DISCRETE.stream().noneMatch(allowed -> allowed.isInstance(type))) {
        throw cannotUse(
            "its column %s is %s (texts, whole numbers or booleans)"
                .formatted(column, type.simpleString()));
      }
    }
  }

  /** What a row says of a column as a text; null where it says nothing. */
  @Nullable String text(Row row, String column) {
    if (!has(column)) {
      return null;
    }
    Object value = row.get(schema.fieldIndex(column));
    return value == null ? null : String.valueOf(value);
  }

  /**
   * The tag of a row.
   *
   * @param label its class, or an empty text where rows have none
   * @throws DataException if the row cannot be used; the reason alone
   */
  RowTag tag(Row row, String label) {
    String key = text(row, KEY);
    return new RowTag(
        key == null ? "" : key,
        label,
        split(text(row, SnapshotPart.SPLIT)),
        text(row, SnapshotPart.GROUP));
  }

  /** The class of a row, which a column has. */
  String label(Row row, String column) {
    String label = text(row, column);
    if (label == null) {
      throw new DataException("the label is null");
    }
    if (label.isBlank()) {
      throw new DataException("the label is empty");
    }
    if (label.length() > LONGEST) {
      throw new DataException(
          "the label has " + label.length() + " characters (at most " + LONGEST + ")");
    }
    return label;
  }

  /** The split that a word means; null where there is none. */
  static RowTag.@Nullable Split split(@Nullable String word) {
    if (word == null) {
      return null;
    }
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "train" -> RowTag.Split.TRAIN;
      case "validation", "val" -> RowTag.Split.VALIDATION;
      case "test" -> RowTag.Split.TEST;
      default -> throw new DataException("the split is " + word + " (train, validation or test)");
    };
  }
}
