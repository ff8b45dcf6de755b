package org.evosearch.jobs.data.rows;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.evosearch.jobs.score.RowValues;
import org.evosearch.snapshot.SnapshotColumn.Kind;

/**
 * The rows of a CSV file as texts, with the kinds of its columns, inferred from all lines that are
 * not broken. A column whose texts are numbers or dates with few exceptions is one of numbers or
 * dates, and the exceptions are errors of their rows: a single stray text would otherwise turn a
 * number into as many categories as there are rows. {@link RowValues} alone defines numbers and
 * dates, here as well as for models.
 */
public final class SeparatedRows {

  /**
   * A column is numeric if at most one value in this many is not; such values make their rows
   * unreadable.
   */
  private static final int MOSTLY = 10;

  /** A column is reported if at most one value in this many is not a number or date. */
  private static final int OFTEN = 2;

  /** Metadata key of the kind that the texts of a column stand for. */
  private static final String MEANT = "meant";

  /** Metadata key of columns that the header has no name for. */
  private static final String UNNAMED = "unnamed";

  private final SeparatedLines lines;
  private final Set<String> words;
  private final Consumer<String> notes;

  SeparatedRows(SeparatedLines lines, Set<String> words, Consumer<String> notes) {
    this.lines = lines;
    this.words = Set.copyOf(words);
    this.notes = notes;
  }

  /** Whether the header has no name for a column, so that it is not learned from. */
  public static boolean isUnnamed(StructField column) {
    return column.metadata().contains(UNNAMED);
  }

  /** The kind that the texts of a column stand for; empty for categories. */
  public static Optional<Kind> meant(StructField column) {
    return column.metadata().contains(MEANT)
        ? Optional.of(Kind.valueOf(column.metadata().getString(MEANT)))
        : Optional.empty();
  }

  Dataset<Row> rows() {
    if (lines.columns().isEmpty()) {
      return lines.texts(); // Without a header there is no column to be counted.
    }
    ColumnTexts counts = lines.counts();
    if (counts.broken() > 0) {
      tellBroken(counts);
    }
    lines.withoutEnd().forEach(this::noteEnd);
    StructType meant = new StructType();
    for (int i = 0; i < lines.columns().size(); i++) {
      meant = meant.add(meant(i, counts));
    }
    return lines.typed(meant);
  }

  /** Columns of words stay texts: 02134 is not a number. */
  private StructField meant(int index, ColumnTexts counts) {
    String name = lines.columns().get(index);
    StructField text = DataTypes.createStructField(name, DataTypes.StringType, true);
    if (!words.contains(name) && name.equals("_c" + index)) {
      return unnamed(name, index);
    }
    return words.contains(name) ? text : judged(text, index, counts);
  }

  /** Spark names columns without a name by their position. */
  private StructField unnamed(String name, int index) {
    notes.accept(
        "column "
            + (1 + index)
            + " has no name in the header, as an index that pandas writes, and is left out; give"
            + " it a name to learn from it");
    Metadata metadata = new MetadataBuilder().putBoolean(UNNAMED, true).build();
    return DataTypes.createStructField(name, DataTypes.StringType, true, metadata);
  }

  private StructField judged(StructField column, int index, ColumnTexts counts) {
    Comparator<Kind> order = Comparator.comparing(kind -> counts.count(index, kind));
    Kind kind = ColumnTexts.KINDS.stream().max(order).orElseThrow();
    long present = counts.present(index);
    long strays = present - counts.count(index, kind);
    if (kind == Kind.FLAG) {
      return present > 0 && strays == 0 ? meaning(column, kind) : column;
    }
    if (strays > 0 && OFTEN * strays <= present) {
      noteStray(index, kind, present, strays);
    }
    return present > 0 && MOSTLY * strays <= present ? meaning(column, kind) : column;
  }

  private static StructField meaning(StructField column, Kind kind) {
    Metadata metadata = new MetadataBuilder().putString(MEANT, kind.name()).build();
    return DataTypes.createStructField(column.name(), DataTypes.StringType, true, metadata);
  }

  private void noteStray(int index, Kind kind, long present, long strays) {
    String place =
        lines
            .first(row -> isStray(row, index, kind))
            .map(found -> ", the first one \"%s\" in %s".formatted(found.row().get(index), found))
            .orElse("");
    notes.accept(
        String.format(
            Locale.ROOT,
            "column %s: %,d of %,d values are not %ss%s; %s",
            lines.columns().get(index),
            strays,
            present,
            kind.name().toLowerCase(Locale.ROOT),
            place,
            MOSTLY * strays <= present
                ? "their rows are left out (unless dataset.tabular.categories names the column)"
                : "all of them count as categories"));
  }

  private static boolean isStray(Row row, int index, Kind kind) {
    boolean isWhole = row.isNullAt(row.size() - 1);
    String text = row.getString(index);
    return isWhole && text != null && !RowValues.isMissing(text) && !RowValues.isOf(kind, text);
  }

  private void tellBroken(ColumnTexts counts) {
    String place =
        lines
            .first(row -> !row.isNullAt(row.size() - 1))
            .map(found -> ", the first one is " + found)
            .orElse("");
    String told =
        String.format(
            Locale.ROOT,
            "%,d of %,d lines do not have as many fields as the header%s",
            counts.broken(),
            counts.broken() + counts.whole(),
            place);
    if (counts.whole() == 0) {
      throw lines.cannotRead(told);
    }
    notes.accept(told);
  }

  private void noteEnd(String file) {
    notes.accept(file + " does not end with a line break: its last line may be cut off");
  }
}
