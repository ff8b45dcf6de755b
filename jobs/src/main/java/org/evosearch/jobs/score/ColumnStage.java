package org.evosearch.jobs.score;

import org.apache.spark.ml.param.Param;

/**
 * A trained network that takes one column of a table.
 *
 * @param <S> the kind of stage
 */
public abstract sealed class ColumnStage<S extends ColumnStage<S>> extends NetworkStage<S>
    permits NetworkClassifier, SignalClassifier {

  private static final long serialVersionUID = 1L;

  private final Param<String> inputCol;

  /**
   * A stage without a model.
   *
   * @param input content of the column, in words
   * @param byDefault default name of the column
   */
  ColumnStage(String uid, String input, String byDefault) {
    super(uid);
    inputCol = text("inputCol", "column with " + input, byDefault);
  }

  /** The parameter that names the column of the input. */
  public Param<String> inputCol() {
    return inputCol;
  }

  /** Names the column of the input; {@code image} or {@code signal} by default. */
  public S setInputCol(String name) {
    set(inputCol, name);
    return self();
  }

  /** The name of the column of the input. */
  final String input() {
    return getOrDefault(inputCol);
  }
}
