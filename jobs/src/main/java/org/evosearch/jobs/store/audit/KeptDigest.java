package org.evosearch.jobs.store.audit;

import java.util.Optional;

/**
 * A digest of a run's last fitness file that was kept elsewhere: the only way to detect that
 * generations up to it were forged, or that it was removed from the end.
 */
final class KeptDigest {

  private final String kept;
  private Optional<Integer> foundAt = Optional.empty();

  /**
   * Begins before the first generation.
   *
   * @param kept SHA-256 in hex
   */
  KeptDigest(String kept) {
    this.kept = kept;
  }

  /** Looks at the file of the run itself, which is the last one before the first commit. */
  void lookAtRun(String digest) {
    lookAt(-1, digest);
  }

  /** Looks at the fitness file of a generation. */
  void lookAt(int generation, String digest) {
    if (digest.equals(kept)) {
      foundAt = Optional.of(generation);
    }
  }

  String hex() {
    return kept;
  }

  /** The generation whose fitness file it is, -1 for the run's file; empty if it is not found. */
  Optional<Integer> foundAt() {
    return foundAt;
  }
}
