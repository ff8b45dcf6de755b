package org.evosearch.jobs.score;

import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;
import org.evosearch.scoring.Scorer;
import org.evosearch.scoring.SignalScorer;
import org.jspecify.annotations.Nullable;

/**
 * Classifies a column of signals with a trained network: a stage of Spark ML pipelines.
 *
 * <p>The input column holds arrays of numbers, or an array of such arrays, one for each channel, as
 * data for training do. Signals of another length are cut or filled up with zeros at their end if
 * {@code dataset.signal.length} did so in training, else they are not read. The output columns are
 * the class as a number (double), its name, the probabilities of all classes (array of floats) and,
 * where these three are null, the reason in one line: a signal that cannot be read fails no job.
 */
public final class SignalClassifier extends ColumnStage<SignalClassifier> {

  private static final long serialVersionUID = 1L;

  /** A classifier without a model, with the given name; for Spark. */
  public SignalClassifier(String uid) {
    super(uid, "signals", "signal");
  }

  /**
   * A classifier with the model of a {@code train-final} run.
   *
   * @param place folder of the driver's machine, or a URI of a file system that Hadoop supports
   * @throws ModelException if there is none, or it takes no signals; one line
   */
  public static SignalClassifier ofModel(String place) {
    SparkSession session = SparkSession.active();
    return ofModel(ModelLocation.read(place, session.sparkContext().hadoopConfiguration()));
  }

  /**
   * A classifier with a model that was read.
   *
   * @throws ModelException if it takes no signals; one line
   */
  public static SignalClassifier ofModel(ModelFiles model) {
    model.facts().require(ModelFacts.Input.SIGNALS);
    SignalClassifier classifier =
        new SignalClassifier(Identifiable$.MODULE$.randomUID("signalClassifier"));
    classifier.use(model);
    return classifier;
  }

  @Override
  SignalClassifier self() {
    return this;
  }

  @Override
  RowScoring scoring(StructType schema, ModelFacts facts) {
    int index = index(schema, input(), "");
    DataType type = schema.fields()[index].dataType();
    if (!SignalValues.isOf(type)) {
      throw new IllegalArgumentException(
          "Invalid column %s: %s (%s)".formatted(input(), type.simpleString(), SignalValues.RULE));
    }
    return new Signals(new SignalValues(index, type));
  }

  @Override
  List<StructField> outputs(ModelFacts facts) {
    return ofClasses();
  }

  /** How a column of signals is read. */
  private record Signals(SignalValues values) implements RowScoring {

    @Override
    public float[] input(Row row, Scorer scorer) {
      return ((SignalScorer) scorer).input(values.of(row));
    }

    @Override
    public @Nullable Object[] values(double @Nullable [] output, Scorer scorer) {
      return RowScoring.ofClasses(output, scorer);
    }
  }

  @Override
  public SignalClassifier copy(ParamMap extra) {
    SignalClassifier copy = new SignalClassifier(uid());
    copy.useThoseOf(this);
    return copyValues(copy, extra);
  }

  /** Reads stages that were saved; for Spark. */
  public static MLReader<SignalClassifier> read() {
    return new StageFiles.Reader<>();
  }

  /** Loads a stage that was saved. */
  public static SignalClassifier load(String path) {
    return read().load(path);
  }
}
