package org.evosearch.jobs.score;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.evosearch.config.NearestName;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;
import org.jspecify.annotations.Nullable;

/**
 * A trained network as a stage of Spark ML pipelines. It adds columns to a table, the last of which
 * has the reason, in one line, where the others are null: a row that cannot be read fails no job.
 *
 * <p>A task runs on the GPU that Spark gave it, else on the CPU with one thread. A process loads
 * the network once for each task that runs at the same time, and keeps it for those that follow.
 *
 * @param <S> the kind of stage
 */
public abstract sealed class NetworkStage<S extends NetworkStage<S>> extends Transformer
    implements MLWritable permits ColumnStage, TablePredictor {

  private static final long serialVersionUID = 1L;
  private static final int BATCH_SIZE = 64;

  private final String uid;
  private final Param<String> predictionCol;
  private final Param<String> labelCol;
  private final Param<String> probabilitiesCol;
  private final Param<String> reasonCol;
  private final IntParam batchSize;
  private @Nullable ModelFiles model;
  private transient @Nullable LongAccumulator count;

  NetworkStage(String uid) {
    this.uid = uid;
    predictionCol =
        text(
            "predictionCol",
            "column for the class, as a number, or for what is predicted",
            "prediction");
    labelCol = text("labelCol", "column for the name of the class", "label");
    probabilitiesCol =
        text("probabilitiesCol", "column for the probabilities of all classes", "probabilities");
    reasonCol = text("reasonCol", "column for why a row was not scored", "reason");
    batchSize =
        new IntParam(this, "batchSize", "rows that are scored at once", ParamValidators.gt(0));
    setDefault(batchSize, BATCH_SIZE);
  }

  /** A parameter with a name of a column. */
  final Param<String> text(String name, String doc, String byDefault) {
    Param<String> param = new Param<>(this, name, doc);
    setDefault(param, byDefault);
    return param;
  }

  /**
   * A stage with the model of a {@code train-final} run: a {@link NetworkClassifier} of images, a
   * {@link SignalClassifier}, or a {@link TablePredictor}.
   *
   * @param place folder of the driver's machine, or a URI of a file system that Hadoop supports
   * @throws org.evosearch.export.ModelException if there is none; one line
   */
  public static NetworkStage<?> of(String place) {
    SparkSession session = SparkSession.active();
    return ofModel(ModelLocation.read(place, session.sparkContext().hadoopConfiguration()));
  }

  /**
   * A stage with a model that was read, like {@link #of}.
   *
   * @param column of its input; null for the default, ignored by the stage for tables
   */
  public static NetworkStage<?> ofModel(ModelFiles model, @Nullable String column) {
    NetworkStage<?> stage = ofModel(model);
    if (column != null && stage instanceof ColumnStage<?> one) {
      one.setInputCol(column);
    }
    return stage;
  }

  /** A stage with a model that was read, like {@link #of}. */
  public static NetworkStage<?> ofModel(ModelFiles model) {
    return switch (model.facts().input()) {
      case IMAGES -> NetworkClassifier.ofModel(model);
      case SIGNALS -> SignalClassifier.ofModel(model);
      case ROWS -> TablePredictor.ofModel(model);
    };
  }

  @Override
  public final String uid() {
    return uid;
  }

  /** The parameter that names the column for the class, as a number, or for what is predicted. */
  public Param<String> predictionCol() {
    return predictionCol;
  }

  /** The parameter that names the column for the name of the class. */
  public Param<String> labelCol() {
    return labelCol;
  }

  /** The parameter that names the column for the probabilities. */
  public Param<String> probabilitiesCol() {
    return probabilitiesCol;
  }

  /** The parameter that names the column for the reason. */
  public Param<String> reasonCol() {
    return reasonCol;
  }

  /** The parameter for the number of rows that are scored at once. */
  public IntParam batchSize() {
    return batchSize;
  }

  /** Counts scored rows on an accumulator, batch by batch; not saved with the stage. */
  public S countingOn(LongAccumulator counter) {
    this.count = counter;
    return self();
  }

  /**
   * Names the column for the class, as a number, or for what is predicted; {@code prediction} by
   * default.
   */
  public S setPredictionCol(String name) {
    set(predictionCol, name);
    return self();
  }

  /** Names the column for the name of the class; {@code label} by default. */
  public S setLabelCol(String name) {
    set(labelCol, name);
    return self();
  }

  /** Names the column for the probabilities; {@code probabilities} by default. */
  public S setProbabilitiesCol(String name) {
    set(probabilitiesCol, name);
    return self();
  }

  /** Names the column for why a row was not scored; {@code reason} by default. */
  public S setReasonCol(String name) {
    set(reasonCol, name);
    return self();
  }

  /** Names all added columns by a prefix and their default names. */
  public S setPrefix(String prefix) {
    return setPredictionCol(prefix + "prediction")
        .setLabelCol(prefix + "label")
        .setProbabilitiesCol(prefix + "probabilities")
        .setReasonCol(prefix + "reason");
  }

  /** Sets how many rows are scored at once; 64 by default. */
  public S setBatchSize(int rows) {
    set(batchSize, rows);
    return self();
  }

  /** This stage. */
  abstract S self();

  /**
   * How rows of a schema are read.
   *
   * @throws IllegalArgumentException if they cannot be; one line
   */
  abstract RowScoring scoring(StructType schema, ModelFacts facts);

  /**
   * The index of an input column.
   *
   * @param role of the column, after its name in messages
   * @throws IllegalArgumentException if it is missing, or occurs twice; one line with the nearest
   *     name
   */
  static int index(StructType schema, String column, String role) {
    List<String> names = Arrays.asList(schema.fieldNames());
    int index = names.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(
          "No column %s%s (%s)"
              .formatted(
                  column,
                  role,
                  NearestName.of(column, names)
                      .map(nearest -> "did you mean " + nearest + "?")
                      .orElse("there are none")));
    }
    if (index != names.lastIndexOf(column)) {
      throw new IllegalArgumentException("Column " + column + " is there twice");
    }
    return index;
  }

  /** The columns that are added, without the reason. */
  abstract List<StructField> outputs(ModelFacts facts);

  /** The columns for classes. */
  final List<StructField> ofClasses() {
    return List.of(
        DataTypes.createStructField(getOrDefault(predictionCol), DataTypes.DoubleType, true),
        DataTypes.createStructField(getOrDefault(labelCol), DataTypes.StringType, true),
        DataTypes.createStructField(
            getOrDefault(probabilitiesCol),
            DataTypes.createArrayType(DataTypes.FloatType, false),
            true));
  }

  @Override
  public StructType transformSchema(StructType schema) {
    ModelFacts facts = files().facts();
    scoring(schema, facts);
    StructType scored = schema;
    for (StructField field : outputs(facts)) {
      scored = with(scored, field);
    }
    return with(
        scored, DataTypes.createStructField(getOrDefault(reasonCol), DataTypes.StringType, true));
  }

  private static StructType with(StructType schema, StructField field) {
    if (Arrays.asList(schema.fieldNames()).contains(field.name())) {
      throw new IllegalArgumentException("Column " + field.name() + " exists already");
    }
    return schema.add(field);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType scored = transformSchema(dataset.schema());
    ModelFiles files = files();
    RowScoring scoring = scoring(dataset.schema(), files.facts());
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
    Broadcast<ModelFiles> sent = context.broadcast(files);
    int rows = (Integer) getOrDefault(batchSize);
    return dataset
        .toDF()
        .mapPartitions(
            new ScorePartition(
                new ScorePartition.Model(sent, files.digest()), scoring, rows, count),
            Encoders.row(scored));
  }

  private ModelFiles files() {
    if (model == null) {
      throw new IllegalStateException("Cannot score: the stage has no model (ofModel, load)");
    }
    return model;
  }

  @Override
  public MLWriter write() {
    return new StageFiles.Writer(this, files());
  }

  /** Gives the stage its model. */
  final void use(@Nullable ModelFiles files) {
    this.model = files;
  }

  /** Model and counter of another stage. */
  final void useThoseOf(NetworkStage<S> other) {
    this.model = other.model;
    this.count = other.count;
  }
}
