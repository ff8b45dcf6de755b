package org.evosearch.snapshot;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The manifest of a snapshot.
 *
 * @param digest its identity, 64 hexadecimal digits
 * @param content what all rows have in common
 * @param partRows number of rows in each file
 * @param unreadable numbers of rows that are left out, by reason
 * @param source the query, or the location of the data
 */
public record SnapshotFacts(
    String digest,
    SnapshotContent content,
    List<Integer> partRows,
    SortedMap<String, Integer> unreadable,
    String source) {

  /** Copies list and map. */
  public SnapshotFacts {
    partRows = List.copyOf(partRows);
    unreadable = new TreeMap<>(unreadable);
  }

  @Override
  public SortedMap<String, Integer> unreadable() {
    return new TreeMap<>(unreadable);
  }

  /** Number of rows. */
  public int rows() {
    return partRows.stream().reduce(0, Math::addExact);
  }

  /** Number of rows that are left out. */
  public int unreadableRows() {
    return unreadable.values().stream().reduce(0, Math::addExact);
  }
}
