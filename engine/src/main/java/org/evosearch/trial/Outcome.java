package org.evosearch.trial;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What a trial gave: metrics, or the reason why there are none. Both are results. */
public sealed interface Outcome extends Serializable {

  /** Where and when it ran. */
  Execution execution();

  /** This outcome with another execution. */
  Outcome with(Execution other);

  /** The value of a metric, empty where it was not measured. */
  OptionalDouble metric(Metric metric);

  /** This outcome as one that was reused has it: the curve belongs to the trial that was run. */
  default Outcome withoutCurve() {
    return this;
  }

  /**
   * A trial that ended well.
   *
   * @param metrics value by metric, all finite
   * @param curve one entry for each epoch, empty where nothing was trained
   * @param execution where and when
   * @param logits that the mixture of a supernet was trained to; empty where none was
   * @param weights SHA-256, in hex, of the file with the weights that others may begin with; null
   *     where none were left
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

    /** A trial that trained no mixture and left no weights. */
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

    /** This outcome with more metrics; its own stay as they are. */
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
   * A trial that has no metrics. It is recorded and not tried again.
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
