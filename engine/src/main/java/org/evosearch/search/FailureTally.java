package org.evosearch.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;

/**
 * Counts the failed trials of a run's committed generations by kind, with an example of each.
 * Reused outcomes are not counted.
 */
public final class FailureTally implements SearchListener {

  /**
   * Failures of one kind.
   *
   * @param count number of failed trials
   * @param first the first of them
   * @param message failure message of the first one
   */
  private record Failures(int count, TrialId first, String message) {

    Failures and(Failures later) {
      return new Failures(count + later.count, first, message);
    }
  }

  /** Kinds of trials that were rejected before training, which are not counted as failures. */
  private static final Set<FailureKind> NO_FAILURES =
      EnumSet.of(FailureKind.PASSED_OVER, FailureKind.INFEASIBLE);

  private final SortedMap<FailureKind, Failures> kinds = new TreeMap<>();
  private int measured;

  @Override
  public void replayed(GenerationRecord generation) {
    add(generation);
  }

  @Override
  public void committed(GenerationRecord generation) {
    add(generation);
  }

  private void add(GenerationRecord generation) {
    generation.trials().stream().filter(record -> record.reusedFrom() == null).forEach(this::add);
  }

  private void add(TrialRecord record) {
    add(record.trial().id(), record.outcome());
    if (record.outcome() instanceof Outcome.Measured && record.trial().candidate().isChoosable()) {
      measured++;
    }
  }

  /** Adds a trial that was run, if it failed. */
  public void add(TrialId trial, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      kinds.merge(failed.kind(), new Failures(1, trial, failed.message()), Failures::and);
    }
  }

  /** The number of measured trials within the limits. */
  public int measured() {
    return measured;
  }

  /** The number of failures of a kind. */
  public int count(FailureKind kind) {
    Failures failures = kinds.get(kind);
    return failures == null ? 0 : failures.count();
  }

  /** The number of failed trials; prefiltered and infeasible ones are not counted. */
  public int failed() {
    return failures().mapToInt(this::count).sum();
  }

  private Stream<FailureKind> failures() {
    return kinds.keySet().stream().filter(kind -> !NO_FAILURES.contains(kind));
  }

  /**
   * The failures by kind, such as {@code 12 diverged, 3 out-of-memory}; empty if no trial failed.
   */
  public String summary() {
    return failures().map(kind -> count(kind) + " " + kind.key()).collect(Collectors.joining(", "));
  }

  /**
   * One line for each kind, such as {@code 12 diverged, such as 0/3: The loss became NaN};
   * infeasible networks are included, prefiltered ones are not.
   */
  public List<String> examples() {
    return kinds.entrySet().stream()
        .filter(entry -> entry.getKey() != FailureKind.PASSED_OVER)
        .map(entry -> example(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String example(FailureKind kind, Failures failures) {
    return String.format(
        Locale.ROOT,
        "%d %s, such as %s: %s",
        failures.count(),
        kind.key(),
        failures.first(),
        failures.message());
  }
}
