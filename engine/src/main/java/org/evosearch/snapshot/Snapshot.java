package org.evosearch.snapshot;

import java.util.function.Consumer;

/** An immutable copy of a user's data. */
public interface Snapshot {

  /** Its manifest. */
  SnapshotFacts facts();

  /**
   * Passes all rows to a reader, in the order of their hashes.
   *
   * @throws SnapshotException if a file is missing or damaged; one line
   */
  void read(Consumer<SnapshotRow> reader);
}
