package org.evosearch.archive;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.trial.TrialId;

/**
 * A trial in an archive.
 *
 * @param id the trial
 * @param fingerprint of the trial, equal for equal networks trained alike
 * @param objectives values to be traded off, larger is better; the first one is the fitness
 * @param parameters number of trainable parameters
 */
public record ArchiveEntry(
    TrialId id, Fingerprint fingerprint, List<Double> objectives, long parameters) {

  /** Best first: larger fitness, then fewer parameters, then the earlier trial. */
  public static final Comparator<ArchiveEntry> BEST_FIRST =
      Comparator.comparingDouble((ArchiveEntry entry) -> -entry.fitness())
          .thenComparingLong(ArchiveEntry::parameters)
          .thenComparing(ArchiveEntry::id);

  /** Copies the list. */
  public ArchiveEntry {
    objectives = List.copyOf(objectives);
  }

  /** A trial whose fitness is traded off against its size. */
  public static ArchiveEntry ofSize(
      TrialId id, Fingerprint fingerprint, double fitness, long parameters) {
    return new ArchiveEntry(id, fingerprint, List.of(fitness, (double) -parameters), parameters);
  }

  /** The first objective, larger is better. */
  public double fitness() {
    return objectives.get(0);
  }

  /** Whether this is at least as good as the other one in all objectives and better in one. */
  boolean dominates(ArchiveEntry other) {
    return !objectives.equals(other.objectives)
        && IntStream.range(0, objectives.size())
            .allMatch(i -> objectives.get(i) >= other.objectives.get(i));
  }
}
