package org.evosearch.archive;

import java.util.Comparator;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.trial.TrialId;

/**
 * A trial that is worth keeping.
 *
 * @param id the trial
 * @param fingerprint of the network with its training
 * @param fitness larger is better
 * @param parameters size of the network
 */
public record ArchiveEntry(TrialId id, Fingerprint fingerprint, double fitness, long parameters) {

  /** Best first: larger fitness, then fewer parameters, then the earlier trial. */
  public static final Comparator<ArchiveEntry> BEST_FIRST =
      Comparator.comparingDouble((ArchiveEntry entry) -> -entry.fitness)
          .thenComparingLong(ArchiveEntry::parameters)
          .thenComparing(ArchiveEntry::id);

  /** Whether this is at least as good as the other one in both respects and better in one. */
  boolean dominates(ArchiveEntry other) {
    return fitness >= other.fitness
        && parameters <= other.parameters
        && (fitness > other.fitness || parameters < other.parameters);
  }
}
