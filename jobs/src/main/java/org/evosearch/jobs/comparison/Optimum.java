package org.evosearch.jobs.comparison;

import java.util.Set;
import java.util.stream.Collectors;
import org.evosearch.jobs.comparison.TableContents.Entry;

/**
 * The best that a table holds.
 *
 * @param fitness the largest one
 * @param fingerprints of the networks that have it, in hex. A table may hold equal networks under
 *     several keys, trained apart: who has found one of them has found the network.
 */
record Optimum(double fitness, Set<String> fingerprints) {

  /** Whether a training is of the best network, or of one as good. */
  boolean isReached(Trajectory.Training training) {
    return training.fitness() >= fitness || fingerprints.contains(training.fingerprint());
  }

  /** The optimum of at least one entry. */
  static Optimum of(TableContents record) {
    return of(record, record.entries().stream().mapToDouble(Entry::fitness).max().orElseThrow());
  }

  private static Optimum of(TableContents record, double best) {
    return new Optimum(
        best,
        record.entries().stream()
            .filter(entry -> entry.fitness() == best)
            .map(entry -> record.space().decode(entry.genotype()).fingerprint().hex())
            .collect(Collectors.toSet()));
  }
}
