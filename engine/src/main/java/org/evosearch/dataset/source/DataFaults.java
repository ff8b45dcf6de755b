package org.evosearch.dataset.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.evosearch.dataset.DataException;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with the files of a data set, so that all of it is told at once. */
final class DataFaults {

  private final String what;
  private final List<DataException> faults = new ArrayList<>();

  /**
   * Begins without faults.
   *
   * @param what is read, for the first line of several
   */
  DataFaults(String what) {
    this.what = what;
  }

  /** What is read, or null and a fault more. */
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
      throw new IllegalStateException("Cannot use what was not read: faults were not required");
    }
    return value;
  }
}
