package org.evosearch.jobs.score;

import java.io.Serializable;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.evosearch.dataset.DataException;
import org.evosearch.snapshot.SnapshotColumn;
import org.evosearch.snapshot.SnapshotColumn.Kind;
import org.evosearch.table.MissingValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a table's columns as numbers and categories, on executors. An invalid value
 * throws a {@link DataException} with the reason alone.
 *
 * @param columns in the order of the table
 */
public record RowValues(List<SnapshotColumn> columns) implements Serializable {

  /** The types of columns of classes and categories, in words. */
  public static final String DISCRETE = "texts, whole numbers or booleans";

  private static final Set<Class<?>> DISCRETE_TYPES =
      Set.of(
          StringType.class,
          BooleanType.class,
          ByteType.class,
          ShortType.class,
          IntegerType.class,
          LongType.class);

  /** The column in which Spark keeps lines that have more or fewer fields than the header. */
  public static final String CORRUPT = "_corrupt_record";

  private static final int LONGEST = 1000;
  private static final double MILLISECONDS = 86_400_000;
  private static final double SECONDS = 86_400;
  private static final Set<String> SPECIAL =
      Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

  /** The length of a day such as 2020-01-31, after which a time may follow. */
  private static final int DAY = 10;

  private static final DateTimeFormatter SPACED = moments(' ');
  private static final DateTimeFormatter JOINED = moments('T');

  /** A day, and optionally a time and a zone, as ISO 8601 and SQL write them. */
  private static DateTimeFormatter moments(char separator) {
    return new DateTimeFormatterBuilder()
        .append(DateTimeFormatter.ISO_LOCAL_DATE)
        .optionalStart()
        .appendLiteral(separator)
        .append(DateTimeFormatter.ISO_LOCAL_TIME)
        .optionalStart()
        .appendPattern("[' ']")
        .appendZoneOrOffsetId()
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Copies the list. */
  public RowValues {
    columns = List.copyOf(columns);
  }

  /** Fails if a row is of a line that has more or fewer fields than the header. */
  public static void requireWhole(Row row) {
    boolean isKept = row.schema().getFieldIndex(CORRUPT).isDefined();
    if (isKept && !row.isNullAt(row.fieldIndex(CORRUPT))) {
      throw new DataException("its line has other fields than the header");
    }
  }

  /** The numeric columns, in order; NaN where there is no value. */
  public double[] numbers(Row row) {
    return columns.stream()
        .filter(SnapshotColumn::isNumeric)
        .mapToDouble(column -> number(row, column))
        .toArray();
  }

  private static double number(Row row, SnapshotColumn column) {
    Object value = row.get(row.fieldIndex(column.name()));
    return value == null ? Double.NaN : number(column, value);
  }

  /** A value as a number: dates are days since 1970, true is 1, false is 0. */
  public static double number(SnapshotColumn column, Object value) {
    if (value instanceof Number number) {
      return finite(column.name(), number.doubleValue());
    } else if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    } else if (value instanceof String text) {
      return isMissing(text) ? Double.NaN : parsed(column, text.strip());
    }
    return days(column.name(), value);
  }

  /**
   * Whether a text marks a missing number, date or boolean; of categories blank texts alone are
   * missing: NA may be a country.
   */
  public static boolean isMissing(String text) {
    return MissingValue.is(text.strip());
  }

  private static double days(String column, Object value) {
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate().toEpochDay();
    } else if (value instanceof LocalDate date) {
      return date.toEpochDay();
    } else if (value instanceof Timestamp time) {
      return time.getTime() / MILLISECONDS;
    } else if (value instanceof Instant time) {
      return time.toEpochMilli() / MILLISECONDS;
    } else if (value instanceof LocalDateTime time) {
      return time.toEpochSecond(ZoneOffset.UTC) / SECONDS;
    }
    throw new DataException("column " + column + " is " + value.getClass().getSimpleName());
  }

  private static double finite(String column, double number) {
    if (Double.isInfinite(number)) {
      throw new DataException("column " + column + " is infinite");
    }
    return number;
  }

  private static double parsed(SnapshotColumn column, String text) {
    return switch (column.kind()) {
      case FLAG -> flag(column.name(), text);
      case DATE -> moment(column.name(), text);
      default -> finite(column.name(), parsedNumber(column.name(), text));
    };
  }

  private static double parsedNumber(String column, String text) {
    Double number = number(text);
    if (number == null) {
      throw new DataException("column " + column + " has a text that is not a number");
    }
    return number;
  }

  private static double flag(String column, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> 1;
      case "false", "0" -> 0;
      default ->
          throw new DataException("column " + column + " has a text that is not true or false");
    };
  }

  private static double moment(String column, String text) {
    try {
      return days(parsedMoment(text));
    } catch (DateTimeException e) {
      throw new DataException("column " + column + " has a text that is not a date");
    }
  }

  private static TemporalAccessor parsedMoment(String text) {
    if (!mayBeMoment(text)) {
      throw new DateTimeException("Not as long as a day, or without its year");
    }
    boolean isSpaced = text.length() > DAY && text.charAt(DAY) == ' ';
    return (isSpaced ? SPACED : JOINED).parse(text);
  }

  /** Most words are told by their first character, without an exception. */
  private static boolean mayBeMoment(String text) {
    return text.length() >= DAY && Character.isDigit(text.charAt(0)) && text.charAt(4) == '-';
  }

  private static double days(TemporalAccessor moment) {
    LocalDate day = LocalDate.from(moment);
    LocalTime time = moment.query(TemporalQueries.localTime());
    if (time == null) {
      return day.toEpochDay();
    }
    ZoneId zone = moment.query(TemporalQueries.zone());
    return day.atTime(time).atZone(zone == null ? ZoneOffset.UTC : zone).toInstant().toEpochMilli()
        / MILLISECONDS;
  }

  /** Whether a text is a number, true or false, or a date; every text is a category. */
  public static boolean isOf(Kind kind, String text) {
    try {
      return switch (kind) {
        case NUMBER -> number(text) != null;
        case DATE -> isMoment(text.strip());
        case FLAG -> isFlag(text.strip());
        case CATEGORY -> true;
      };
    } catch (DataException e) {
      return false;
    }
  }

  private static boolean isFlag(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  private static boolean isMoment(String text) {
    return mayBeMoment(text) && !Double.isNaN(moment("", text));
  }

  /** Parses a number, NaN and infinity included; null if the text is not a number. */
  private static @Nullable Double number(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return null;
    }
    if (Character.isLetter(stripped.charAt(stripped.length() - 1))) {
      return special(stripped.toLowerCase(Locale.ROOT));
    }
    // Most words are told by their first character, without an exception.
    if ("+-.0123456789".indexOf(stripped.charAt(0)) < 0 || isHexadecimal(stripped)) {
      return null;
    }
    try {
      return Double.valueOf(stripped);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Such as 0x1p3, which is a number in Java alone. */
  private static boolean isHexadecimal(String text) {
    return text.indexOf('x') >= 0 || text.indexOf('X') >= 0;
  }

  /** Other numbers with letters at their end, such as 1d and 2f, are numbers in Java alone. */
  private static @Nullable Double special(String word) {
    if (!SPECIAL.contains(word)) {
      return null;
    }
    return word.equals("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
  }

  /** The other columns, in order; null where there is no value. */
  public @Nullable String[] texts(Row row) {
    List<@Nullable String> texts = new ArrayList<>();
    for (SnapshotColumn column : columns) {
      if (column.kind() == Kind.CATEGORY) {
        texts.add(category(row, column.name()));
      }
    }
    return texts.toArray(String[]::new);
  }

  private static @Nullable String category(Row row, String column) {
    Object value = row.get(row.fieldIndex(column));
    String text = value == null ? "" : String.valueOf(value);
    if (text.length() > LONGEST) {
      throw new DataException(
          "column %s has %s characters (at most %s)".formatted(column, text.length(), LONGEST));
    }
    return text.isBlank() ? null : text;
  }

  /** Whether values of a type can be classes or categories. */
  public static boolean isDiscrete(DataType type) {
    return DISCRETE_TYPES.stream().anyMatch(allowed -> allowed.isInstance(type));
  }
}
