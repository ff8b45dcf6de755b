package org.evosearch.trial;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A quantity that is measured of a candidate. The well-known metrics are constants; others, such as
 * zero-cost proxies, are defined where they are measured.
 *
 * <p>The key alone identifies a metric: metrics with equal keys are equal.
 *
 * @param key the name in settings and stores, in kebab-case, such as {@code validation-accuracy}
 * @param direction which values are better
 * @param unit such as {@code percent}; empty if there is none
 * @param description one sentence
 */
public record Metric(String key, Direction direction, String unit, String description)
    implements Comparable<Metric>, Serializable {

  private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Top-1 accuracy on the validation images. */
  public static final Metric VALIDATION_ACCURACY =
      larger("validation-accuracy", "percent", "Top-1 accuracy on the validation images.");

  /** Mean cross-entropy over the validation images, without label smoothing. */
  public static final Metric VALIDATION_LOSS =
      smaller(
          "validation-loss",
          "nats",
          "Mean cross-entropy over the validation images, without label smoothing.");

  /** Mean loss over the training images of the last epoch, as it was minimized. */
  public static final Metric TRAIN_LOSS =
      smaller(
          "train-loss",
          "nats",
          "Mean loss over the training images of the last epoch, as it was minimized.");

  /** The task's own score on the validation images, if that is not an accuracy. */
  public static final Metric VALIDATION_SCORE =
      larger("validation-score", "", "The task's own score, where that is not an accuracy.");

  /** Top-1 accuracy on the test images. */
  public static final Metric TEST_ACCURACY =
      larger("test-accuracy", "percent", "Top-1 accuracy on the test images.");

  /** Trainable parameters of the network. */
  public static final Metric PARAMETERS =
      smaller("parameters", "", "Trainable parameters of the network.");

  /** Multiply-adds of one forward pass for one image. */
  public static final Metric MULTIPLY_ADDS =
      smaller("multiply-adds", "", "Multiply-adds of one forward pass for one image.");

  /** Time of one forward pass on some device. */
  public static final Metric LATENCY =
      smaller("latency", "milliseconds", "Time of one forward pass on some device.");

  /** Energy of the training run. */
  public static final Metric ENERGY =
      smaller("energy", "kilowatt-hours", "Energy of the training run.");

  /** Duration of the training run as recorded in a table. */
  public static final Metric TRAINING_TIME =
      smaller("training-time", "seconds", "Duration of the training run as recorded in a table.");

  /** The metrics that have a column of their own in stores. */
  public static final List<Metric> WELL_KNOWN =
      List.of(
          VALIDATION_ACCURACY,
          VALIDATION_LOSS,
          TRAIN_LOSS,
          VALIDATION_SCORE,
          TEST_ACCURACY,
          PARAMETERS,
          MULTIPLY_ADDS,
          LATENCY,
          ENERGY,
          TRAINING_TIME);

  /** Which values of a metric are better. */
  public enum Direction {
    /** Larger values. */
    LARGER_IS_BETTER,
    /** Smaller values. */
    SMALLER_IS_BETTER
  }

  /** Checks the key. */
  public Metric {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "Invalid metric: " + key + " (small letters and digits, in words joined by hyphens)");
    }
  }

  /** A metric of which larger values are better. */
  public static Metric larger(String key, String unit, String description) {
    return new Metric(key, Direction.LARGER_IS_BETTER, unit, description);
  }

  /** A metric of which smaller values are better. */
  public static Metric smaller(String key, String unit, String description) {
    return new Metric(key, Direction.SMALLER_IS_BETTER, unit, description);
  }

  /**
   * The metric of a key that is read from a file. It equals the metric that was measured, but does
   * not have its direction and unit unless it is well-known.
   *
   * @throws IllegalArgumentException if the key is malformed
   */
  public static Metric named(String key) {
    return WELL_KNOWN.stream()
        .filter(metric -> metric.key.equals(key))
        .findFirst()
        .orElseGet(() -> larger(key, "", ""));
  }

  /** Whether larger values are better. */
  public boolean isLargerBetter() {
    return direction == Direction.LARGER_IS_BETTER;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Metric metric && key.equals(metric.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public int compareTo(Metric other) {
    return key.compareTo(other.key);
  }

  @Override
  public String toString() {
    return key;
  }
}
