package org.evosearch.dataset.source;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evosearch.dataset.DataAccount;
import org.evosearch.snapshot.SnapshotFacts;

/** The account of what was read from a snapshot, and what could not be read. */
final class SnapshotAccount {

  /** Maximum number of reasons for unreadable rows that are listed. */
  private static final int REASONS = 5;

  private SnapshotAccount() {}

  /**
   * An account of rows that are not divided yet.
   *
   * @param content description of the rows
   */
  static DataAccount of(SnapshotFacts facts, String content) {
    return DataAccount.of(
        "snapshot " + facts.digest().substring(0, 12) + content,
        facts.rows() + facts.unreadableRows(),
        facts.rows(),
        reasons(facts),
        List.of());
  }

  /** The most frequent reasons; the manifest has all. */
  private static SortedMap<String, Integer> reasons(SnapshotFacts facts) {
    SortedMap<String, Integer> reasons = new TreeMap<>();
    facts.unreadable().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(REASONS)
        .forEach(entry -> reasons.put(entry.getKey(), entry.getValue()));
    int others = facts.unreadableRows() - reasons.values().stream().mapToInt(i -> i).sum();
    if (others > 0) {
      reasons.put("other reasons", others);
    }
    return reasons;
  }
}
