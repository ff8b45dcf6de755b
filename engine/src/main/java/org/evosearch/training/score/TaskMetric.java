package org.evosearch.training.score;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.evosearch.config.Keyed;
import org.evosearch.dataset.Targets;
import org.evosearch.trial.Metric;

/**
 * Metrics of predictions, besides loss and accuracy. Each has one {@link Metric} for the validation
 * part, which a search may optimize, and one for the test part.
 */
public enum TaskMetric {
  /** Mean recall of the classes. */
  BALANCED_ACCURACY(Metric.Direction.LARGER_IS_BETTER, "percent", "Mean recall of the classes"),

  /** Mean over classes of the harmonic mean of precision and recall. */
  MACRO_F1(Metric.Direction.LARGER_IS_BETTER, "", "Mean F1 score of the classes"),

  /** Area under the receiver operating characteristic; mean of one against the rest. */
  AUC(
      Metric.Direction.LARGER_IS_BETTER,
      "",
      "Area under the ROC curve, the mean of each class against the rest"),

  /** Mean cross-entropy, without class weights and label smoothing. */
  LOG_LOSS(Metric.Direction.SMALLER_IS_BETTER, "nats", "Mean cross-entropy"),

  /** Root of the mean squared error. */
  RMSE(Metric.Direction.SMALLER_IS_BETTER, "unit of the target", "Root mean squared error"),

  /** Mean absolute error. */
  MAE(Metric.Direction.SMALLER_IS_BETTER, "unit of the target", "Mean absolute error"),

  /** Coefficient of determination. */
  R2(Metric.Direction.LARGER_IS_BETTER, "", "Coefficient of determination");

  private final Metric.Direction direction;
  private final String unit;
  private final String description;

  TaskMetric(Metric.Direction direction, String unit, String description) {
    this.direction = direction;
    this.unit = unit;
    this.description = description;
  }

  private Metric metric(String part) {
    return new Metric(
        part + "-" + Keyed.key(name()),
        direction,
        unit,
        description + " on the " + part + " part.");
  }

  /** This on the validation part. */
  public Metric validation() {
    return metric("validation");
  }

  /** This on the test part. */
  public Metric test() {
    return metric("test");
  }

  private boolean isOfNumbers() {
    return compareTo(RMSE) >= 0;
  }

  /** The metrics for classes. */
  public static List<TaskMetric> ofClasses() {
    return where(metric -> !metric.isOfNumbers());
  }

  /** The metrics for numeric targets. */
  public static List<TaskMetric> ofNumbers() {
    return where(TaskMetric::isOfNumbers);
  }

  /** The metrics for a kind of targets. */
  public static List<TaskMetric> of(Targets targets) {
    return targets instanceof Targets.Numbers ? ofNumbers() : ofClasses();
  }

  private static List<TaskMetric> where(Predicate<TaskMetric> condition) {
    return Stream.of(values()).filter(condition).toList();
  }
}
