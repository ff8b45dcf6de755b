package org.evosearch.jobs.comparison;

import java.util.Set;
import java.util.stream.Collectors;
import org.evosearch.jobs.comparison.TableContents.Entry;

/**
 * The optimum of a table.
 *
 * @param fitness the largest one
 * @param fingerprints of the networks that have it, in hex. A table may hold equal networks under
 *     several keys, trained separately: finding any of them counts as finding the network.
 */
record Optimum(double fitness, Set<String> fingerprints) {

  /** Whether an evaluation is of the best network, or of one that is as good. */
  boolean isReached(Trajectory.Evaluation evaluation) {
    return evaluation.fitness() >= fitness || fingerprints.contains(evaluation.fingerprint());
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
