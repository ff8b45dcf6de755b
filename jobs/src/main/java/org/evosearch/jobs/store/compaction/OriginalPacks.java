package org.evosearch.jobs.store.compaction;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evosearch.jobs.store.files.CompactedFiles;
import org.evosearch.jobs.store.files.Pack;
import org.evosearch.jobs.store.files.PackName;
import org.evosearch.jobs.store.files.StoreFiles;

/** The packs of a run, filled generation by generation. */
final class OriginalPacks {

  /** Uncompressed size at which a pack ends; a reader holds a few packs in memory. */
  private static final long MAX_BYTES = 16L << 20;

  private final String runId;
  private final StagedFiles staged;
  private final List<PackName> present;
  private final Map<String, byte[]> open = new TreeMap<>();
  private int first;
  private int next;
  private long bytes;

  /**
   * Begins with generation 0. Generations in packs of an earlier compaction are not packed again.
   */
  OriginalPacks(StoreFiles files, String runId, StagedFiles staged) throws IOException {
    this.runId = runId;
    this.staged = staged;
    this.present = CompactedFiles.list(files, runId);
  }

  /**
   * Adds the files of the next generation.
   *
   * @param originals content by name in the store
   */
  void add(int generation, Map<String, byte[]> originals) throws IOException {
    boolean isPacked = present.stream().anyMatch(pack -> pack.holds(generation));
    if (isPacked || bytes >= MAX_BYTES) {
      end();
    }
    next = generation + 1;
    if (isPacked) {
      first = next;
    } else {
      open.putAll(originals);
      bytes += originals.values().stream().mapToLong(content -> content.length).sum();
    }
  }

  /** Writes the generations that were added since the last pack. */
  void end() throws IOException {
    if (!open.isEmpty()) {
      staged.claim(new Pack(open).bytes(), new PackName(runId, first, next - 1).file());
    }
    open.clear();
    bytes = 0;
    first = next;
  }
}
