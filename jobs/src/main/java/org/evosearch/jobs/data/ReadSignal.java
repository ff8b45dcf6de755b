package org.evosearch.jobs.data;

import java.io.Serializable;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;

/**
 * A row of an answer after its signal was read, or why it could not be.
 *
 * @param tag its key, class, split and group
 * @param row null if it is left out
 * @param channels C, of T values each; 0 if it is left out
 * @param length T
 * @param reason why it is left out; null if it is not
 */
record ReadSignal(
    RowTag tag, @Nullable SnapshotRow row, int channels, int length, @Nullable String reason)
    implements Serializable {

  /** A row that can be used. */
  static ReadSignal of(RowTag tag, double[][] signal) {
    int length = signal[0].length;
    double[] values = new double[Math.multiplyExact(signal.length, length)];
    for (int channel = 0; channel < signal.length; channel++) {
      System.arraycopy(signal[channel], 0, values, channel * length, length);
    }
    return new ReadSignal(tag, SnapshotRow.ofSignal(tag, values), signal.length, length, null);
  }

  /** A row that is left out. */
  static ReadSignal unreadable(RowTag tag, String reason) {
    return new ReadSignal(tag, null, 0, 0, reason);
  }

  /** Channels and length in words. */
  String size() {
    return channels + " x " + length;
  }
}
