package org.evosearch.jobs.score;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
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
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFiles;
import org.jspecify.annotations.Nullable;

/**
 * Classifies a column of images with a trained network: a stage of Spark ML pipelines.
 *
 * <p>The input column holds the content of image files, Spark's image struct, or arrays of numbers
 * (C, H, W) from 0 to the maximum of the data set's pixels. The output columns are the class as a
 * number (double), its name, the probabilities of all classes (array of floats) and, where these
 * three are null, the reason in one line: an image that cannot be read fails no job.
 *
 * <p>A task runs on the GPU that Spark gave it, else on the CPU with one thread. A process loads
 * the network once for each task that runs at the same time, and keeps it for those that follow.
 */
public final class NetworkClassifier extends Transformer implements MLWritable {

  private static final long serialVersionUID = 1L;
  private static final int BATCH_SIZE = 64;

  private final String uid;
  private final Param<String> inputCol;
  private final Param<String> predictionCol;
  private final Param<String> labelCol;
  private final Param<String> probabilitiesCol;
  private final Param<String> reasonCol;
  private final IntParam batchSize;
  private @Nullable ModelFiles model;
  private transient @Nullable LongAccumulator count;

  /** A classifier without a model, with the given name; for Spark. */
  public NetworkClassifier(String uid) {
    this.uid = uid;
    inputCol = text("inputCol", "column with images", "image");
    predictionCol = text("predictionCol", "column for the class, as a number", "prediction");
    labelCol = text("labelCol", "column for the name of the class", "label");
    probabilitiesCol =
        text("probabilitiesCol", "column for the probabilities of all classes", "probabilities");
    reasonCol = text("reasonCol", "column for why an image was not classified", "reason");
    batchSize =
        new IntParam(
            this, "batchSize", "images that are classified at once", ParamValidators.gt(0));
    setDefault(batchSize, BATCH_SIZE);
  }

  /**
   * A classifier by a model that {@code train-final} has left.
   *
   * @param place folder of the driver's machine, or a URI of a file system that Hadoop knows
   * @throws ModelException if there is none; one line
   */
  public static NetworkClassifier ofModel(String place) {
    SparkSession session = SparkSession.active();
    return ofModel(ModelLocation.read(place, session.sparkContext().hadoopConfiguration()));
  }

  /** A classifier by a model that was read. */
  public static NetworkClassifier ofModel(ModelFiles model) {
    NetworkClassifier classifier =
        new NetworkClassifier(Identifiable$.MODULE$.randomUID("networkClassifier"));
    classifier.model = model;
    return classifier;
  }

  private Param<String> text(String name, String doc, String byDefault) {
    Param<String> param = new Param<>(this, name, doc);
    setDefault(param, byDefault);
    return param;
  }

  @Override
  public String uid() {
    return uid;
  }

  /** The parameter that names the column with images. */
  public Param<String> inputCol() {
    return inputCol;
  }

  /** Names the column with images; {@code image} by default. */
  public NetworkClassifier setInputCol(String name) {
    set(inputCol, name);
    return this;
  }

  /** The parameter that names the column for the class, as a number. */
  public Param<String> predictionCol() {
    return predictionCol;
  }

  /** Names the column for the class, as a number; {@code prediction} by default. */
  public NetworkClassifier setPredictionCol(String name) {
    set(predictionCol, name);
    return this;
  }

  /** The parameter that names the column for the name of the class. */
  public Param<String> labelCol() {
    return labelCol;
  }

  /** Names the column for the name of the class; {@code label} by default. */
  public NetworkClassifier setLabelCol(String name) {
    set(labelCol, name);
    return this;
  }

  /** The parameter that names the column for the probabilities. */
  public Param<String> probabilitiesCol() {
    return probabilitiesCol;
  }

  /** Names the column for the probabilities; {@code probabilities} by default. */
  public NetworkClassifier setProbabilitiesCol(String name) {
    set(probabilitiesCol, name);
    return this;
  }

  /** The parameter that names the column for the reason. */
  public Param<String> reasonCol() {
    return reasonCol;
  }

  /** Names the column for why an image was not classified; {@code reason} by default. */
  public NetworkClassifier setReasonCol(String name) {
    set(reasonCol, name);
    return this;
  }

  /** The parameter for the number of images that are classified at once. */
  public IntParam batchSize() {
    return batchSize;
  }

  /** Sets how many images are classified at once; 64 by default. */
  public NetworkClassifier setBatchSize(int images) {
    set(batchSize, images);
    return this;
  }

  /** Adds the rows that are classified to a counter, batch by batch, for this object's tables. */
  public NetworkClassifier countingOn(LongAccumulator counter) {
    this.count = counter;
    return this;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    String column = getOrDefault(inputCol);
    if (schema.getFieldIndex(column).isEmpty()) {
      throw new IllegalArgumentException(
          "No column " + column + " (there are: " + String.join(", ", schema.fieldNames()) + ")");
    }
    ImageValues.ofType(column, schema.apply(column).dataType());
    StructType scored = schema;
    for (StructField field : outputs()) {
      if (scored.getFieldIndex(field.name()).isDefined()) {
        throw new IllegalArgumentException("Column " + field.name() + " exists already");
      }
      scored = scored.add(field);
    }
    return scored;
  }

  private StructField[] outputs() {
    return new StructField[] {
      DataTypes.createStructField(getOrDefault(predictionCol), DataTypes.DoubleType, true),
      DataTypes.createStructField(getOrDefault(labelCol), DataTypes.StringType, true),
      DataTypes.createStructField(
          getOrDefault(probabilitiesCol),
          DataTypes.createArrayType(DataTypes.FloatType, false),
          true),
      DataTypes.createStructField(getOrDefault(reasonCol), DataTypes.StringType, true)
    };
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = dataset.schema();
    StructType scored = transformSchema(schema);
    ModelFiles files = files();
    int column = schema.fieldIndex(getOrDefault(inputCol));
    ImageValues values =
        ImageValues.ofType(getOrDefault(inputCol), schema.fields()[column].dataType());
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
    Broadcast<ModelFiles> sent = context.broadcast(files);
    int images = (Integer) getOrDefault(batchSize);
    return dataset
        .toDF()
        .mapPartitions(
            new ScorePartition(
                new ScorePartition.Model(sent, files.digest()), column, values, images, count),
            Encoders.row(scored));
  }

  private ModelFiles files() {
    if (model == null) {
      throw new IllegalStateException("Cannot classify: the stage has no model (ofModel, load)");
    }
    return model;
  }

  @Override
  public NetworkClassifier copy(ParamMap extra) {
    NetworkClassifier copy = new NetworkClassifier(uid);
    copy.model = model;
    copy.count = count;
    return copyValues(copy, extra);
  }

  @Override
  public MLWriter write() {
    return new ClassifierFiles.Writer(this, files());
  }

  /** Reads stages that were saved; for Spark. */
  public static MLReader<NetworkClassifier> read() {
    return new ClassifierFiles.Reader();
  }

  /** Loads a stage that was saved. */
  public static NetworkClassifier load(String path) {
    return read().load(path);
  }

  NetworkClassifier with(ModelFiles files) {
    this.model = files;
    return this;
  }
}
