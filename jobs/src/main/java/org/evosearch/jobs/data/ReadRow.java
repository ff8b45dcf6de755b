package org.evosearch.jobs.data;

import java.io.Serializable;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;

/** A row of a table after it was read, or why it could not be. */
final class ReadRow implements Serializable {

  private static final long serialVersionUID = 1L;

  private final RowTag tag;
  private final @Nullable SnapshotRow row;
  private final @Nullable String reason;

  private ReadRow(RowTag tag, @Nullable SnapshotRow row, @Nullable String reason) {
    this.tag = tag;
    this.row = row;
    this.reason = reason;
  }

  /** A row that can be used. */
  static ReadRow of(RowTag tag, SnapshotRow row) {
    return new ReadRow(tag, row, null);
  }

  /** A row that is left out. */
  static ReadRow unreadable(RowTag tag, String reason) {
    return new ReadRow(tag, null, reason);
  }

  RowTag tag() {
    return tag;
  }

  /** The row; null if it is left out. */
  @Nullable SnapshotRow row() {
    return row;
  }

  @Nullable String reason() {
    return reason;
  }
}
