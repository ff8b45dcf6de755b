package org.evosearch.jobs.score;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.TableFacts;
import org.evosearch.scoring.RowPredictor;
import org.evosearch.scoring.Scorer;
import org.evosearch.snapshot.SnapshotColumn;
import org.jspecify.annotations.Nullable;

/**
 * Predicts the class or the numbers of each row of a table with a trained network: a stage of Spark
 * ML pipelines.
 *
 * <p>The input has the columns of the table that the network learned from, in any order, typed or
 * as texts; other columns are passed on. Rows are prepared as the training rows were. For classes,
 * the output columns are the class as a number (double), its name and the probabilities of all
 * classes (array of floats); for one number it is the number (double) in its own unit, for several
 * an array of them in the order of {@code targets} in {@code model.json}. A row that cannot be
 * prepared, or has a value in {@code _corrupt_record}, has nulls, and the reason in one line.
 */
public final class TablePredictor extends NetworkStage<TablePredictor> {

  private static final long serialVersionUID = 1L;

  /** A predictor without a model, with the given name; for Spark. */
  public TablePredictor(String uid) {
    super(uid);
  }

  /**
   * A predictor with the model of a {@code train-final} run.
   *
   * @param place folder of the driver's machine, or a URI of a file system that Hadoop supports
   * @throws ModelException if there is none, or it takes no rows of a table; one line
   */
  public static TablePredictor ofModel(String place) {
    SparkSession session = SparkSession.active();
    return ofModel(ModelLocation.read(place, session.sparkContext().hadoopConfiguration()));
  }

  /** A predictor with a model that was read. */
  public static TablePredictor ofModel(ModelFiles model) {
    RowPredictor.columns(model.facts());
    TablePredictor predictor =
        new TablePredictor(Identifiable$.MODULE$.randomUID("tablePredictor"));
    predictor.use(model);
    return predictor;
  }

  @Override
  TablePredictor self() {
    return this;
  }

  @Override
  RowScoring scoring(StructType schema, ModelFacts facts) {
    List<SnapshotColumn> columns = RowPredictor.columns(facts);
    columns.forEach(column -> require(column, schema));
    return new Rows(new RowValues(columns), targets(facts));
  }

  private static int targets(ModelFacts facts) {
    return facts.table().map(TableFacts::targets).orElse(List.of()).size();
  }

  private static void require(SnapshotColumn column, StructType schema) {
    int index = index(schema, column.name(), ", which the network learned from");
    DataType type = schema.fields()[index].dataType();
    if (!takes(column.kind(), type)) {
      throw new IllegalArgumentException(
          "Invalid column %s: %s (%s)"
              .formatted(column.name(), type.simpleString(), rule(column.kind())));
    }
  }

  /** Texts are parsed to the kind of the column. */
  private static boolean takes(SnapshotColumn.Kind kind, DataType type) {
    return type instanceof StringType
        || switch (kind) {
          case NUMBER, FLAG -> type instanceof NumericType || type instanceof BooleanType;
          case DATE ->
              type instanceof DateType
                  || type instanceof TimestampType
                  || type instanceof TimestampNTZType;
          case CATEGORY -> RowValues.isDiscrete(type);
        };
  }

  private static String rule(SnapshotColumn.Kind kind) {
    return switch (kind) {
      case NUMBER -> "numbers";
      case FLAG -> "booleans";
      case DATE -> "dates or times";
      case CATEGORY -> RowValues.DISCRETE;
    };
  }

  @Override
  List<StructField> outputs(ModelFacts facts) {
    return switch (targets(facts)) {
      case 0 -> ofClasses();
      case 1 -> List.of(prediction(DataTypes.DoubleType));
      default -> List.of(prediction(DataTypes.createArrayType(DataTypes.DoubleType, false)));
    };
  }

  private StructField prediction(DataType type) {
    return DataTypes.createStructField(getOrDefault(predictionCol()), type, true);
  }

  /** How rows are read. */
  private record Rows(RowValues reading, int targets) implements RowScoring {

    @Override
    public float[] input(Row row, Scorer scorer) {
      RowValues.requireWhole(row);
      return ((RowPredictor) scorer).input(reading.numbers(row), Arrays.asList(reading.texts(row)));
    }

    @Override
    public @Nullable Object[] values(double @Nullable [] output, Scorer scorer) {
      if (targets == 0) {
        return RowScoring.ofClasses(output, scorer);
      }
      return new @Nullable Object[] {output == null ? null : numbers(output)};
    }

    private static Object numbers(double[] output) {
      return output.length == 1 ? output[0] : Arrays.stream(output).boxed().toArray(Double[]::new);
    }
  }

  @Override
  public TablePredictor copy(ParamMap extra) {
    TablePredictor copy = new TablePredictor(uid());
    copy.useThoseOf(this);
    return copyValues(copy, extra);
  }

  /** Reads stages that were saved; for Spark. */
  public static MLReader<TablePredictor> read() {
    return new StageFiles.Reader<>();
  }

  /** Loads a stage that was saved. */
  public static TablePredictor load(String path) {
    return read().load(path);
  }
}
