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
 * What the trials of a run have cost, from their records alone: a run that was interrupted has cost
 * what it did, wherever it was resumed, and nothing while no driver was there.
 */
public final class Spending {

  private final NavigableMap<Instant, Instant> busy = new TreeMap<>();
  private long evaluations;
  private long epochs;
  private double deviceSeconds;
  private double accuracy;

  /**
   * Adds a trial that was run, with what came of it.
   *
   * @param trained passes over the training images that it took
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

  /** Keeps the times at which trials ran as spans that do not touch. */
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

  /** How many trials were run. */
  public long evaluations() {
    return evaluations;
  }

  /** Passes over training images. */
  public long epochs() {
    return epochs;
  }

  /** Hours of devices, those of trials that ran side by side added up. */
  public double deviceHours() {
    return deviceSeconds / Duration.ofHours(1).toSeconds();
  }

  /** How long at least one trial was running. */
  public Duration wallTime() {
    return busy.entrySet().stream()
        .map(span -> Duration.between(span.getKey(), span.getValue()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
