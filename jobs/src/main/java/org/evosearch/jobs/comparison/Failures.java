package org.evosearch.jobs.comparison;

import java.io.Serializable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;

/**
 * Failed evaluations of searches.
 *
 * @param kinds how often and how, by kind
 */
record Failures(Map<FailureKind, Kind> kinds) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Copies the map. */
  Failures {
    Map<FailureKind, Kind> ordered = new EnumMap<>(FailureKind.class);
    ordered.putAll(kinds);
    kinds = ordered;
  }

  /**
   * Failures of one kind.
   *
   * @param count how many
   * @param example the message of one of them
   */
  record Kind(int count, String example) implements Serializable {

    Kind plus(Kind more) {
      return new Kind(count + more.count(), example);
    }
  }

  /** Those among outcomes. */
  static Failures of(List<Outcome> outcomes) {
    Map<FailureKind, Kind> kinds = new EnumMap<>(FailureKind.class);
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Failed failed) {
        kinds.merge(failed.kind(), new Kind(1, failed.message()), Kind::plus);
      }
    }
    return new Failures(kinds);
  }

  /** Those of several searches together. */
  static Failures sum(Collection<Failures> all) {
    Map<FailureKind, Kind> kinds = new EnumMap<>(FailureKind.class);
    all.forEach(some -> some.kinds().forEach((kind, of) -> kinds.merge(kind, of, Kind::plus)));
    return new Failures(kinds);
  }

  int count() {
    return kinds.values().stream().mapToInt(Kind::count).sum();
  }

  /** Such as {@code 12 diverged (such as: Loss is NaN), 1 time-limit (such as: ...)}. */
  String inWords() {
    return kinds.entrySet().stream()
        .map(
            entry ->
                "%s %s (such as: %s)"
                    .formatted(
                        Integer.toString(entry.getValue().count()),
                        entry.getKey().key(),
                        entry.getValue().example()))
        .collect(Collectors.joining(", "));
  }
}
