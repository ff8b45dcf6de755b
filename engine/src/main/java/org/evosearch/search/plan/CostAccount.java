package org.evosearch.search.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;

/**
 * The cost of a run's trials, from their records alone: it does not depend on where the run was
 * resumed, and time without a driver costs nothing.
 */
public final class CostAccount {

  private final NavigableMap<Instant, Instant> busy = new TreeMap<>();
  private long evaluations;
  private long epochs;
  private double deviceSeconds;
  private double accuracy;

  /**
   * Adds a trial that was run, with its outcome.
   *
   * @param trained number of its passes over the training images
   */
  public void add(Outcome outcome, int trained) {
    epochs += trained;
    add(outcome.execution());
    accuracy = Math.max(accuracy, outcome.metric(Metric.VALIDATION_ACCURACY).orElse(0));
  }

  /** Adds a trial that was run. */
  public void add(Execution execution) {
    evaluations++;
    deviceSeconds += execution.wallSeconds();
    join(execution.startedAt(), execution.finishedAt());
  }

  /** Merges the span into the disjoint spans in which trials ran. */
  private void join(Instant from, Instant to) {
    Instant start = from;
    Instant end = to;
    Map.Entry<Instant, Instant> other = busy.floorEntry(end);
    while (other != null && !other.getValue().isBefore(start)) {
      start = other.getKey().isBefore(start) ? other.getKey() : start;
      end = other.getValue().isAfter(end) ? other.getValue() : end;
      busy.remove(other.getKey());
      other = busy.floorEntry(end);
    }
    busy.put(start, end);
  }

  /** The best validation accuracy so far, in percent; 0 while there is none. */
  public double accuracy() {
    return accuracy;
  }

  /** The number of trials that were run. */
  public long evaluations() {
    return evaluations;
  }

  /** Passes over training images. */
  public long epochs() {
    return epochs;
  }

  /** Hours summed over all devices. */
  public double deviceHours() {
    return deviceSeconds / Duration.ofHours(1).toSeconds();
  }

  /** The time during which at least one trial was running. */
  public Duration wallTime() {
    return busy.entrySet().stream()
        .map(span -> Duration.between(span.getKey(), span.getValue()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
