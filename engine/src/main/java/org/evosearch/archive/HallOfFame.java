package org.evosearch.archive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evosearch.architecture.Fingerprint;

/** The best trials of distinct networks; of equal networks the first one offered counts. */
public final class HallOfFame implements Archive {

  private final int capacity;
  private final List<ArchiveEntry> entries = new ArrayList<>();

  /** All networks ever offered: one that was displaced does not return with another fitness. */
  private final Set<Fingerprint> offered = new HashSet<>();

  /**
   * Creates an empty archive.
   *
   * @param capacity maximum number of entries, at least 1
   */
  public HallOfFame(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("Invalid capacity: " + capacity + " (at least 1)");
    }
    this.capacity = capacity;
  }

  @Override
  public String name() {
    return "hall-of-fame";
  }

  @Override
  public void offer(ArchiveEntry entry) {
    if (!offered.add(entry.fingerprint())) {
      return;
    }
    entries.add(entry);
    entries.sort(ArchiveEntry.BEST_FIRST);
    if (entries.size() > capacity) {
      entries.remove(capacity);
    }
  }

  @Override
  public List<ArchiveEntry> entries() {
    return List.copyOf(entries);
  }
}
