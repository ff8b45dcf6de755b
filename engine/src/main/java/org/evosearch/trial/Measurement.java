package org.evosearch.trial;

import java.util.OptionalDouble;

/**
 * A candidate with its outcome.
 *
 * @param candidate what was evaluated
 * @param outcome of its trial
 */
public record Measurement(Candidate candidate, Outcome outcome) {

  /** The value of a metric as it was measured, or as it is counted on the network. */
  public OptionalDouble value(Metric metric) {
    OptionalDouble measured = outcome.metric(metric);
    return measured.isPresent() || !(candidate instanceof Candidate.Network network)
        ? measured
        : counted(network, metric);
  }

  private static OptionalDouble counted(Candidate.Network network, Metric metric) {
    Double size = network.sizes().get(metric);
    return size == null ? OptionalDouble.empty() : OptionalDouble.of(size);
  }

  /** Trainable parameters of the network; 0 if unknown. */
  public long parameters() {
    return (long) value(Metric.PARAMETERS).orElse(0);
  }
}
