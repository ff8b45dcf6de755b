package org.evosearch.trial;

import java.util.OptionalDouble;
import org.evosearch.architecture.Footprint;

/**
 * A candidate that was tried, with all that is known of it.
 *
 * @param candidate what was tried
 * @param outcome what came of it
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
    Footprint footprint = Footprint.of(network.architecture());
    return switch (metric) {
      case PARAMETERS -> OptionalDouble.of((double) footprint.parameters());
      case MULTIPLY_ADDS -> OptionalDouble.of((double) footprint.multiplyAdds());
      default -> OptionalDouble.empty();
    };
  }

  /** Learned numbers of the network; 0 where nobody knows. */
  public long parameters() {
    return (long) value(Metric.PARAMETERS).orElse(0);
  }
}
