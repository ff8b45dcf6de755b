package org.evosearch.jobs.data;

import java.io.Serializable;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table after it was read, or why it could not be.
 *
 * @param tag its key, class, split and group
 * @param row null if it is left out
 * @param reason why it is left out; null if it is not
 */
record ReadRow(RowTag tag, @Nullable SnapshotRow row, @Nullable String reason)
    implements Serializable {

  /** A row that can be used. */
  static ReadRow of(RowTag tag, SnapshotRow row) {
    return new ReadRow(tag, row, null);
  }

  /** A row that is left out. */
  static ReadRow unreadable(RowTag tag, String reason) {
    return new ReadRow(tag, null, reason);
  }
}
