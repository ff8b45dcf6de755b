package org.evosearch.snapshot;

import java.util.function.Consumer;

/** A copy of a user's data that never changes. */
public interface Snapshot {

  /** What it holds. */
  SnapshotFacts facts();

  /**
   * Hands over all rows, in the order of their hashes.
   *
   * @throws SnapshotException if a file is missing or damaged; one line
   */
  void read(Consumer<SnapshotRow> reader);
}
