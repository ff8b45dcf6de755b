package org.evosearch.trial;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The result of a trial: metrics, or the reason why there are none. */
public sealed interface Outcome extends Serializable {

  /** Where and when it ran. */
  Execution execution();

  /** This outcome with another execution. */
  Outcome with(Execution other);

  /** The value of a metric; empty if it was not measured. */
  OptionalDouble metric(Metric metric);

  /** This outcome as a cached one: the curve belongs to the original trial. */
  default Outcome withoutCurve() {
    return this;
  }

  /**
   * A trial that was measured.
   *
   * @param metrics value by metric, all finite
   * @param curve one entry for each epoch; empty if nothing was trained
   * @param execution where and when
   * @param logits of trained alpha of a supernet; empty if none was trained
   * @param weights SHA-256, in hex, of the file with the weights that others may inherit; null if
   *     none were left
   */
  record Measured(
      Map<Metric, Double> metrics,
      List<Epoch> curve,
      Execution execution,
      List<Double> logits,
      @Nullable String weights)
      implements Outcome {

    /** Copies map and lists and checks that all values are finite. */
    public Measured {
      metrics = Map.copyOf(metrics);
      curve = List.copyOf(curve);
      logits = List.copyOf(logits);
      if (!metrics.values().stream().allMatch(Double::isFinite)) {
        throw new IllegalArgumentException("Invalid metrics: " + metrics + " (finite numbers)");
      }
    }

    /** A trial that left no weights. */
    public Measured(
        Map<Metric, Double> metrics, List<Epoch> curve, Execution execution, List<Double> logits) {
      this(metrics, curve, execution, logits, null);
    }

    /** A trial that trained no alpha and left no weights. */
    public Measured(Map<Metric, Double> metrics, List<Epoch> curve, Execution execution) {
      this(metrics, curve, execution, List.of());
    }

    @Override
    public Measured with(Execution other) {
      return new Measured(metrics, curve, other, logits, weights);
    }

    /** This outcome with weights that were left. */
    public Measured leaving(@Nullable String digest) {
      return new Measured(metrics, curve, execution, logits, digest);
    }

    /** This outcome with more metrics; its own take precedence. */
    public Measured with(Map<Metric, Double> more) {
      Map<Metric, Double> all = new HashMap<>(more);
      all.putAll(metrics);
      return new Measured(all, curve, execution, logits, weights);
    }

    @Override
    public Measured withoutCurve() {
      return curve.isEmpty() ? this : new Measured(metrics, List.of(), execution, logits, weights);
    }

    @Override
    public OptionalDouble metric(Metric metric) {
      Double value = metrics.get(metric);
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
  }

  /**
   * A trial that has no metrics. It is recorded and not run again.
   *
   * @param kind why
   * @param message one line for the user
   * @param execution where and when
   */
  record Failed(FailureKind kind, String message, Execution execution) implements Outcome {

    @Override
    public Failed with(Execution other) {
      return new Failed(kind, message, other);
    }

    @Override
    public OptionalDouble metric(Metric metric) {
      return OptionalDouble.empty();
    }
  }
}
