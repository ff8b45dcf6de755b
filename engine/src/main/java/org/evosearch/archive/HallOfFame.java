package org.evosearch.archive;

import java.util.ArrayList;
import java.util.List;

/** The best trials of different networks; of equal networks the first one offered stays. */
public final class HallOfFame implements Archive {

  private final int capacity;
  private final List<ArchiveEntry> entries = new ArrayList<>();

  /**
   * Creates an empty archive.
   *
   * @param capacity most entries, at least 1
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
    if (entries.stream().anyMatch(kept -> kept.fingerprint().equals(entry.fingerprint()))) {
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
