package org.evosearch.jobs.score;

import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.evosearch.dataset.DataException;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;
import org.evosearch.scoring.Classifier;
import org.evosearch.scoring.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * Classifies a column of images with a trained network: a stage of Spark ML pipelines.
 *
 * <p>The input column holds the content of image files, Spark's image struct, or arrays of numbers
 * (C, H, W) from 0 to the maximum of the data set's pixels. The output columns are the class as a
 * number (double), its name, the probabilities of all classes (array of floats) and, where these
 * three are null, the reason in one line: an image that cannot be read fails no job.
 */
public final class NetworkClassifier extends ColumnStage<NetworkClassifier> {

  private static final long serialVersionUID = 1L;

  /** A classifier without a model, with the given name; for Spark. */
  public NetworkClassifier(String uid) {
    super(uid, "images", "image");
  }

  /**
   * A classifier with the model of a {@code train-final} run.
   *
   * @param place folder of the driver's machine, or a URI of a file system that Hadoop supports
   * @throws ModelException if there is none, or it takes no images; one line
   */
  public static NetworkClassifier ofModel(String place) {
    SparkSession session = SparkSession.active();
    return ofModel(ModelLocation.read(place, session.sparkContext().hadoopConfiguration()));
  }

  /**
   * A classifier with a model that was read.
   *
   * @throws ModelException if it takes no images; one line
   */
  public static NetworkClassifier ofModel(ModelFiles model) {
    model.facts().require(ModelFacts.Input.IMAGES);
    NetworkClassifier classifier =
        new NetworkClassifier(Identifiable$.MODULE$.randomUID("networkClassifier"));
    classifier.use(model);
    return classifier;
  }

  @Override
  NetworkClassifier self() {
    return this;
  }

  @Override
  RowScoring scoring(StructType schema, ModelFacts facts) {
    int index = index(schema, input(), "");
    return new Images(index, ImageValues.ofType(input(), schema.fields()[index].dataType()));
  }

  @Override
  List<StructField> outputs(ModelFacts facts) {
    return ofClasses();
  }

  /** How a column of images is read. */
  private record Images(int column, ImageValues values) implements RowScoring {

    @Override
    public float[] input(Row row, Scorer scorer) {
      if (row.isNullAt(column)) {
        throw new DataException("null");
      }
      return values.of(row, column, (Classifier) scorer);
    }

    @Override
    public @Nullable Object[] values(double @Nullable [] output, Scorer scorer) {
      return RowScoring.ofClasses(output, scorer);
    }
  }

  @Override
  public NetworkClassifier copy(ParamMap extra) {
    NetworkClassifier copy = new NetworkClassifier(uid());
    copy.useThoseOf(this);
    return copyValues(copy, extra);
  }

  /** Reads stages that were saved; for Spark. */
  public static MLReader<NetworkClassifier> read() {
    return new StageFiles.Reader<>();
  }

  /** Loads a stage that was saved. */
  public static NetworkClassifier load(String path) {
    return read().load(path);
  }
}
