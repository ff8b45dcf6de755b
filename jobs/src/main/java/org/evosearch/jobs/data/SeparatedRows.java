package org.evosearch.jobs.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.evosearch.jobs.score.RowValues;
import org.evosearch.snapshot.SnapshotColumn.Kind;

/**
 * The rows of a CSV file, typed by its whole lines. A column of texts that are numbers or dates
 * with few exceptions is one of numbers or dates, and the exceptions are errors of their rows: one
 * stray text would otherwise make as many categories as there are rows.
 */
final class SeparatedRows {

  /** The share of numbers or dates from which on other texts are errors. */
  private static final double MOSTLY = 0.9;

  /** The share of numbers or dates from which on it is told that there are other texts. */
  private static final double OFTEN = 0.5;

  /** Tells in the metadata of a column of texts what they stand for. */
  private static final String MEANT = "meant";

  private final SeparatedLines lines;
  private final Set<String> words;
  private final Consumer<String> notes;

  SeparatedRows(SeparatedLines lines, Set<String> words, Consumer<String> notes) {
    this.lines = lines;
    this.words = Set.copyOf(words);
    this.notes = notes;
  }

  /** What the texts of a column stand for, if it is no category. */
  static Optional<Kind> meant(StructField column) {
    return column.metadata().contains(MEANT)
        ? Optional.of(Kind.valueOf(column.metadata().getString(MEANT)))
        : Optional.empty();
  }

  Dataset<Row> rows() {
    StructType types = lines.types();
    if (types.isEmpty()) {
      return lines.typed(types); // Without a header there is no column to be counted.
    }
    ColumnTexts counts = counts(texts(types));
    if (counts.broken() > 0) {
      noteBroken(counts);
      types = lines.typesOfWholeLines();
    }
    lines.withoutEnd().forEach(this::noteEnd);
    StructType meant = new StructType();
    for (StructField column : types.fields()) {
      meant = meant.add(meant(column, counts));
    }
    return lines.typed(meant);
  }

  /** Words stay as they are: 02134 is no number. */
  private StructField meant(StructField column, ColumnTexts counts) {
    if (words.contains(column.name())) {
      return DataTypes.createStructField(column.name(), DataTypes.StringType, true);
    }
    return column.dataType() instanceof StringType ? judged(column, counts) : column;
  }

  private List<String> texts(StructType types) {
    return Arrays.stream(types.fields())
        .filter(column -> column.dataType() instanceof StringType)
        .map(StructField::name)
        .filter(name -> !words.contains(name))
        .toList();
  }

  private ColumnTexts counts(List<String> columns) {
    return lines
        .texts()
        .javaRDD()
        .aggregate(new ColumnTexts(columns), ColumnTexts::with, ColumnTexts::and);
  }

  private StructField judged(StructField column, ColumnTexts counts) {
    String name = column.name();
    long present = counts.present(name);
    Comparator<Kind> order = Comparator.comparing(kind -> counts.count(name, kind));
    Kind kind = ColumnTexts.KINDS.stream().max(order).orElseThrow();
    long strays = present - counts.count(name, kind);
    boolean mostly = present > 0 && strays <= (1 - MOSTLY) * present;
    if (strays > 0 && strays <= (1 - OFTEN) * present) {
      noteStray(name, kind, present, strays);
    }
    return mostly ? meaning(column, kind) : column;
  }

  private static StructField meaning(StructField column, Kind kind) {
    Metadata metadata = new MetadataBuilder().putString(MEANT, kind.name()).build();
    return DataTypes.createStructField(column.name(), DataTypes.StringType, true, metadata);
  }

  private void noteStray(String column, Kind kind, long present, long strays) {
    int index = Arrays.asList(lines.texts().columns()).indexOf(column);
    String place =
        lines
            .first(row -> isStray(row, index, kind))
            .map(found -> ", the first one \"%s\" in %s".formatted(found.row().get(index), found))
            .orElse("");
    notes.accept(
        String.format(
            Locale.ROOT,
            "column %s: %,d of %,d values are not %ss%s; %s",
            column,
            strays,
            present,
            kind.name().toLowerCase(Locale.ROOT),
            place,
            strays <= (1 - MOSTLY) * present
                ? "their rows are left out (unless dataset.tabular.categories names the column)"
                : "all of them count as categories"));
  }

  private static boolean isStray(Row row, int index, Kind kind) {
    boolean isWhole = row.isNullAt(row.size() - 1);
    String text = row.getString(index);
    return isWhole && text != null && !text.isBlank() && !RowValues.isOf(kind, text);
  }

  private void noteBroken(ColumnTexts counts) {
    String place =
        lines
            .first(row -> !row.isNullAt(row.size() - 1))
            .map(found -> ", the first one is " + found)
            .orElse("");
    notes.accept(
        String.format(
            Locale.ROOT,
            "%,d of %,d lines do not have as many fields as the header%s",
            counts.broken(),
            counts.broken() + counts.whole(),
            place));
  }

  private void noteEnd(String file) {
    notes.accept(file + " does not end with a line break: its last line may be cut off");
  }
}
