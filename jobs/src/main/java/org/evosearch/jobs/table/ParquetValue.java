package org.evosearch.jobs.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Converts the values of a column to texts. Only columns of numbers or texts are accepted, so that
 * no date is taken for a number.
 *
 * @param column its name
 * @param reader of the value that a row has
 */
record ParquetValue(String column, BiFunction<Group, Integer, String> reader) {

  /**
   * The conversion for a column.
   *
   * @throws IllegalArgumentException with a clause for the user, if it holds neither numbers nor
   *     texts
   */
  static ParquetValue of(Type type) {
    if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      throw refused(type);
    }
    PrimitiveTypeName stored = type.asPrimitiveType().getPrimitiveTypeName();
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return new ParquetValue(
          type.getName(), (row, field) -> decimal(row, field, stored, decimal.getScale()));
    }
    if (stored == PrimitiveTypeName.BINARY && isText(meaning)) {
      return new ParquetValue(type.getName(), ParquetValue::text);
    }
    boolean signed = !(meaning instanceof IntLogicalTypeAnnotation whole) || whole.isSigned();
    return switch (stored) {
      case INT32, INT64 -> whole(type, signed);
      case FLOAT, DOUBLE -> number(type);
      default -> throw refused(type);
    };
  }

  private static boolean isText(LogicalTypeAnnotation meaning) {
    return meaning == null
        || meaning.equals(LogicalTypeAnnotation.stringType())
        || meaning.equals(LogicalTypeAnnotation.enumType());
  }

  private static ParquetValue whole(Type type, boolean signed) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning != null && !(meaning instanceof IntLogicalTypeAnnotation)) {
      throw refused(type);
    }
    boolean small = type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32;
    if (signed) {
      return new ParquetValue(type.getName(), (row, field) -> row.getValueToString(field, 0));
    }
    return new ParquetValue(
        type.getName(),
        (row, field) ->
            small
                ? Integer.toUnsignedString(row.getInteger(field, 0))
                : Long.toUnsignedString(row.getLong(field, 0)));
  }

  private static ParquetValue number(Type type) {
    if (type.getLogicalTypeAnnotation() != null) {
      throw refused(type);
    }
    return new ParquetValue(type.getName(), (row, field) -> row.getValueToString(field, 0));
  }

  private static IllegalArgumentException refused(Type type) {
    return new IllegalArgumentException(
        "the column " + type.getName() + " holds " + kind(type) + ", neither numbers nor texts");
  }

  private static String kind(Type type) {
    if (!type.isPrimitive()) {
      return "groups";
    }
    if (type.isRepetition(Type.Repetition.REPEATED)) {
      return "lists";
    }
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return meaning == null
        ? type.asPrimitiveType().getPrimitiveTypeName().name()
        : meaning.toString();
  }

  private static String text(Group row, int field) {
    ByteBuffer bytes = row.getBinary(field, 0).toByteBuffer();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "the column " + row.getType().getFieldName(field) + " holds bytes that are no UTF-8", e);
    }
  }

  private static String decimal(Group row, int field, PrimitiveTypeName stored, int scale) {
    BigInteger unscaled =
        switch (stored) {
          case INT32 -> BigInteger.valueOf(row.getInteger(field, 0));
          case INT64 -> BigInteger.valueOf(row.getLong(field, 0));
          default -> new BigInteger(row.getBinary(field, 0).getBytes());
        };
    return new BigDecimal(unscaled, scale).toPlainString();
  }

  /** The value of a row, empty if it has none. */
  String text(Group row) {
    int field = row.getType().getFieldIndex(column);
    return row.getFieldRepetitionCount(field) == 0 ? "" : reader.apply(row, field);
  }
}
