package org.evosearch.archive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;

/**
 * The best trials of distinct networks in a search with rungs: values of different training lengths
 * are never compared. Longer training runs come first, then larger fitness; each network counts
 * with its longest training run.
 */
public final class TieredHallOfFame {

  private final int capacity;
  private final List<HallOfFame> tiers;

  /**
   * Creates an empty archive.
   *
   * @param capacity maximum number of entries, at least 1
   * @param tiers number of training lengths, at least 1
   */
  public TieredHallOfFame(int capacity, int tiers) {
    this.capacity = capacity;
    this.tiers = IntStream.range(0, tiers).mapToObj(tier -> new HallOfFame(capacity)).toList();
  }

  /** Its name in the store. */
  public String name() {
    return tiers.get(0).name();
  }

  /** Offers a trial of a tier, from 0. */
  public void offer(int tier, ArchiveEntry entry) {
    tiers.get(tier).offer(entry);
  }

  /** The entries, best first. */
  public List<ArchiveEntry> entries() {
    List<ArchiveEntry> entries = new ArrayList<>();
    Set<Fingerprint> networks = new HashSet<>();
    for (int tier = tiers.size() - 1; tier >= 0; tier--) {
      tiers.get(tier).entries().stream()
          .filter(entry -> networks.add(entry.fingerprint()))
          .forEach(entries::add);
    }
    return entries.stream().limit(capacity).toList();
  }
}
