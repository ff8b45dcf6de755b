package org.evosearch.jobs.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.evosearch.config.NearestName;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.table.TableEncoding.Goal;
import org.evosearch.experiment.settings.TableQuestion;
import org.evosearch.jobs.data.rows.RowFile;
import org.evosearch.jobs.data.rows.SeparatedRows;
import org.evosearch.snapshot.SnapshotColumn;
import org.evosearch.snapshot.SnapshotColumn.Kind;
import org.evosearch.snapshot.SnapshotContent;

/**
 * The roles of a table's columns, checked against its schema.
 *
 * @param schema of the table
 * @param question roles of columns in the settings
 * @param features the columns that networks learn from, in the order of the table
 */
record TableColumns(StructType schema, TableQuestion question, List<SnapshotColumn> features)
    implements Serializable {

  private static final Set<String> OF_SNAPSHOTS =
      Set.of(SnapshotPart.KEY, SnapshotPart.SPLIT, SnapshotPart.GROUP);

  /** Copies the list. */
  TableColumns {
    features = List.copyOf(features);
  }

  /**
   * Checks columns.
   *
   * @throws DataException if one is missing or cannot be used as the settings say; one line
   */
  static TableColumns of(StructType schema, TableQuestion question) {
    AnswerColumns columns = new AnswerColumns(schema);
    columns.requireNames(Set.of(schema.fieldNames()));
    question.named().forEach(name -> requireColumn(schema, name));
    question.tags().forEach(columns::requireDiscrete);
    question.categories().forEach(columns::requireDiscrete);
    question.targets().forEach(target -> requireTarget(columns, question, target));
    TableColumns table = new TableColumns(schema, question, features(schema, question));
    table.requireFeatures();
    return table;
  }

  private static void requireColumn(StructType schema, String name) {
    List<String> names = Arrays.asList(schema.fieldNames());
    if (!names.contains(name)) {
      String nearest =
          NearestName.of(name, names).map(one -> " (did you mean " + one + "?)").orElse("");
      throw AnswerColumns.cannotUse("it has no column " + name + nearest);
    }
  }

  private static void requireTarget(AnswerColumns columns, TableQuestion question, String target) {
    if (question.goal() == Goal.CLASSIFICATION) {
      columns.requireDiscrete(target);
      return;
    }
    StructField column = columns.schema().apply(target);
    DataType type = column.dataType();
    if (!(type instanceof NumericType)
        && SeparatedRows.meant(column).filter(Kind.NUMBER::equals).isEmpty()) {
      throw AnswerColumns.cannotUse(
          "its column %s is %s (numbers, with dataset.tabular.task = regression)"
              .formatted(target, type.simpleString()));
    }
  }

  private static List<SnapshotColumn> features(StructType schema, TableQuestion question) {
    List<SnapshotColumn> features = new ArrayList<>();
    for (String name : schema.fieldNames()) {
      boolean isKept =
          !name.equals(RowFile.CORRUPT) && !SeparatedRows.isUnnamed(schema.apply(name));
      if (isKept && !question.isReserved(name)) {
        boolean stands = question.categories().contains(name);
        features.add(new SnapshotColumn(name, stands ? Kind.CATEGORY : kind(schema.apply(name))));
      }
    }
    return features;
  }

  private static Kind kind(StructField column) {
    DataType type = column.dataType();
    if (SeparatedRows.meant(column).isPresent()) {
      return SeparatedRows.meant(column).get();
    }
    if (type instanceof NumericType) {
      return Kind.NUMBER;
    } else if (type instanceof BooleanType) {
      return Kind.FLAG;
    } else if (type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType) {
      return Kind.DATE;
    } else if (type instanceof StringType) {
      return Kind.CATEGORY;
    }
    throw AnswerColumns.cannotUse(
        "its column %s is %s (numbers, booleans, dates or texts; or name it in dataset.tabular.leave-out)"
            .formatted(column.name(), type.simpleString()));
  }

  private void requireFeatures() {
    if (features.isEmpty()) {
      throw AnswerColumns.cannotUse("it has no columns to learn from");
    }
    Stream<String> kept =
        Stream.concat(
            features.stream().map(SnapshotColumn::name),
            isClasses() ? Stream.empty() : question.targets().stream());
    kept.filter(name -> OF_SNAPSHOTS.contains(name) || (isClasses() && name.equals("label")))
        .findFirst()
        .ifPresent(
            name -> {
              throw AnswerColumns.cannotUse(
                  "its column %s has a name that snapshots keep for themselves (rename it with AS, or name it in dataset.tabular)"
                      .formatted(name));
            });
  }

  /** Whether classes are learned. */
  boolean isClasses() {
    return question.goal() == Goal.CLASSIFICATION;
  }

  /**
   * What all rows have in common.
   *
   * @param classNames in order; empty where numbers are learned
   */
  SnapshotContent content(List<String> classNames) {
    return isClasses()
        ? SnapshotContent.ofTable(features, classNames, List.of())
        : SnapshotContent.ofTable(features, List.of(), question.targets());
  }
}
