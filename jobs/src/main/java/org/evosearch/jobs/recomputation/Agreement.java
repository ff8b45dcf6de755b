package org.evosearch.jobs.recomputation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.jobs.recomputation.RecomputedTrial.Verdict;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;

/**
 * How much two outcomes of one trial may differ. The same software on a processor of the same kind
 * gives the same bits; kernels of other processors and of GPUs round differently, and training
 * amplifies that.
 *
 * @param points largest difference of an accuracy, in percentage points, where the machines differ
 */
public record Agreement(double points) {

  /** Facts of a run on which the bits of a training run depend. */
  private static Stream<String> facts() {
    return Stream.of("evosearch", "djl", "architecture", "processor");
  }

  /**
   * Why outcomes need not be the same to the bit; empty if they have to be.
   *
   * @param recorded facts of the run
   * @param own facts of this process
   */
  public static Optional<String> excuse(Map<String, String> recorded, Map<String, String> own) {
    return facts()
        .filter(fact -> !Objects.equals(recorded.get(fact), own.get(fact)))
        .findFirst()
        .map(
            fact ->
                fact
                    + " was "
                    + recorded.getOrDefault(fact, "not recorded")
                    + ", is "
                    + own.getOrDefault(fact, "unknown"));
  }

  /**
   * Compares the recorded outcome of a trial with its outcome now.
   *
   * @param isBound whether bits have to be the same
   */
  RecomputedTrial compare(TrialId id, Outcome.Measured recorded, Outcome now, boolean isBound) {
    if (now instanceof Outcome.Failed failed) {
      return new RecomputedTrial(
          id, Verdict.DIFFERENT, "it failed: " + failed.kind().key() + ", " + failed.message());
    }
    Map<Metric, Double> before = new TreeMap<>(recorded.metrics());
    before
        .keySet()
        .removeIf(metric -> metric.equals(Metric.LATENCY) || now.metric(metric).isEmpty());
    if (before.isEmpty()) {
      return new RecomputedTrial(id, Verdict.DIFFERENT, "none of its metrics is measured now");
    }
    boolean isEqual =
        before.entrySet().stream()
            .allMatch(one -> one.getValue() == now.metric(one.getKey()).getAsDouble());
    if (isEqual) {
      return new RecomputedTrial(id, Verdict.EQUAL, text(before, now));
    }
    boolean isClose = !isBound && isClose(before, now);
    return new RecomputedTrial(
        id, isClose ? Verdict.WITHIN_TOLERANCE : Verdict.DIFFERENT, text(before, now));
  }

  /** Compares accuracies alone: the losses of a confident network may differ by any factor. */
  private boolean isClose(Map<Metric, Double> before, Outcome now) {
    List<Map.Entry<Metric, Double>> accuracies =
        before.entrySet().stream().filter(one -> one.getKey().unit().equals("percent")).toList();
    return !accuracies.isEmpty()
        && accuracies.stream()
            .allMatch(
                one -> Math.abs(one.getValue() - now.metric(one.getKey()).getAsDouble()) <= points);
  }

  private static String text(Map<Metric, Double> before, Outcome now) {
    return before.entrySet().stream()
        .map(
            one -> {
              double value = now.metric(one.getKey()).getAsDouble();
              return one.getKey().key()
                  + " "
                  + one.getValue()
                  + (value == one.getValue() ? "" : ", now " + value);
            })
        .collect(Collectors.joining("; "));
  }
}
