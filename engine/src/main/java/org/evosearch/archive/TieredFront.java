package org.evosearch.archive;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The Pareto front of the trials that were trained longest: values of different training lengths
 * are never compared.
 */
public final class TieredFront {

  private final List<ParetoArchive> tiers;

  /**
   * Creates an empty archive.
   *
   * @param tiers number of training lengths, at least 1
   */
  public TieredFront(int tiers) {
    this.tiers = IntStream.range(0, tiers).mapToObj(tier -> new ParetoArchive()).toList();
  }

  /** Its name in the store. */
  public String name() {
    return tiers.get(0).name();
  }

  /** Offers a trial of a tier, from 0. */
  public void offer(int tier, ArchiveEntry entry) {
    tiers.get(tier).offer(entry);
  }

  /** The front of the highest tier that is not empty, best fitness first. */
  public List<ArchiveEntry> entries() {
    return IntStream.iterate(tiers.size() - 1, tier -> tier >= 0, tier -> tier - 1)
        .mapToObj(tier -> tiers.get(tier).entries())
        .filter(entries -> !entries.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
