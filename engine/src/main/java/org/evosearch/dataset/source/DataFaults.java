package org.evosearch.dataset.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.evosearch.dataset.DataException;
import org.jspecify.annotations.Nullable;

/** Collects the faults of a data set's files, so that all are reported at once. */
final class DataFaults {

  private final String what;
  private final List<DataException> faults = new ArrayList<>();

  /**
   * Starts without faults.
   *
   * @param what is read, for the first line of a message with several faults
   */
  DataFaults(String what) {
    this.what = what;
  }

  /** Returns what is read, or adds a fault and returns null. */
  <T> @Nullable T attempt(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (DataException e) {
      faults.add(e);
      return null;
    }
  }

  void add(DataException fault) {
    faults.add(fault);
  }

  /** Fails with all faults, if there are any. */
  void require() {
    if (!faults.isEmpty()) {
      throw DataException.ofAll(what, faults);
    }
  }

  /** The value itself, once {@link #require} has found no fault. */
  static <T> T sound(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("[BUG] Expected a value, or a fault that was reported");
    }
    return value;
  }
}
