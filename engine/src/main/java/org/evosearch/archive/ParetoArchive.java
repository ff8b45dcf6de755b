package org.evosearch.archive;

import java.util.ArrayList;
import java.util.List;

/** The non-dominated trials. Of trials with equal objectives, the first one offered stays. */
public final class ParetoArchive implements Archive {

  private final List<ArchiveEntry> entries = new ArrayList<>();

  @Override
  public String name() {
    return "pareto-front";
  }

  @Override
  public void offer(ArchiveEntry entry) {
    if (entries.stream().noneMatch(kept -> kept.dominates(entry) || equal(kept, entry))) {
      entries.removeIf(entry::dominates);
      entries.add(entry);
      entries.sort(ArchiveEntry.BEST_FIRST);
    }
  }

  private static boolean equal(ArchiveEntry kept, ArchiveEntry entry) {
    return kept.objectives().equals(entry.objectives());
  }

  @Override
  public List<ArchiveEntry> entries() {
    return List.copyOf(entries);
  }
}
