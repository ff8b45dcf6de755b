package org.evosearch.jobs.data;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.evosearch.dataset.DataException;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.score.RowValues;
import org.evosearch.snapshot.RowTag;
import org.jspecify.annotations.Nullable;

/**
 * The columns that tag the rows of an answer: class, and optionally split, group and key.
 *
 * @param schema of the answer
 */
record AnswerColumns(StructType schema) implements Serializable {

  static final String KEY = "key";
  private static final String OF_QUERY = "Cannot use the answer of dataset.query: ";
  private static final int KEY_DIGITS = 32;
  private static final List<String> TAGS =
      List.of(SnapshotPart.LABEL, SnapshotPart.SPLIT, SnapshotPart.GROUP, KEY);
  private static final int LONGEST = 1000;

  /** The error of an answer that cannot be used. */
  static DataException cannotUse(String reason) {
    return new DataException(OF_QUERY + reason);
  }

  /** The same error for the rows of {@code dataset.file}. */
  static DataException ofFile(String file, DataException error) {
    String message = String.valueOf(error.getMessage());
    return message.startsWith(OF_QUERY)
        ? new DataException(
            "Cannot use dataset.file " + file + ": " + message.substring(OF_QUERY.length()))
        : error;
  }

  /** Fails if a column occurs twice, or has a name that is not allowed. */
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

  /** The type of a required column. */
  DataType required(String column, String rule) {
    if (!has(column)) {
      throw cannotUse(
          "it has no column %s, %s (its columns: %s)"
              .formatted(column, rule, String.join(", ", schema.fieldNames())));
    }
    return schema.apply(column).dataType();
  }

  /** Fails if a column exists and has other values than texts, whole numbers or booleans. */
  void requireDiscrete(String column) {
    if (has(column)) {
      DataType type = schema.apply(column).dataType();
      if (!RowValues.isDiscrete(type)) {
        throw cannotUse(
            "its column %s is %s (%s)".formatted(column, type.simpleString(), RowValues.DISCRETE));
      }
    }
  }

  /**
   * The type of the column that networks learn from. Fails unless the answer has this column, a
   * label, and otherwise only tags.
   *
   * @param rule content of the column, in words
   */
  DataType requireLabeled(String column, String rule) {
    DataType type = required(column, rule);
    required(SnapshotPart.LABEL, "the class of each row");
    requireNames(
        Stream.concat(Stream.of(column), TAGS.stream()).collect(Collectors.toUnmodifiableSet()));
    return type;
  }

  /** Checks label, split, group and key by {@link #requireDiscrete}. */
  void requireDiscreteTags() {
    TAGS.forEach(this::requireDiscrete);
  }

  /** The value of a column as text; null if there is no such column or value. */
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

  /**
   * The tag of a row that cannot be read, by its own key, or by one from its content.
   *
   * @param keyColumn null for none
   */
  RowTag unread(Row row, @Nullable String keyColumn, String labelColumn) {
    String key = keyColumn == null ? null : text(row, keyColumn);
    return unread(key == null ? keyOf(Sha256.hex(row.toString())) : key, row, labelColumn);
  }

  /** The tag of a row that cannot be read, by a given key. */
  RowTag unread(String key, Row row, String labelColumn) {
    String label = text(row, labelColumn);
    return new RowTag(key, label == null ? "" : label, null, null);
  }

  /** The key that derives from a digest of content. */
  static String keyOf(String digest) {
    return digest.substring(0, KEY_DIGITS);
  }

  /** The class of a row, from a column. */
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

  /** The split that a word names; null if there is no word. */
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
