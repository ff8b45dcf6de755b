package org.evosearch.jobs.data;

import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evosearch.snapshot.RowTag;

/** The rows of an answer that are left out: all are counted, the first ones by key are listed. */
final class Unreadable implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Maximum number of listed rows. */
  private static final int LISTED = 10_000;

  /** Maximum number of distinct reasons. */
  private static final int REASONS = 1000;

  private static final String OTHERS = "other reasons";

  private final SortedSet<Line> lines = new TreeSet<>();
  private final SortedMap<String, Integer> reasons = new TreeMap<>();

  /**
   * A row that is left out.
   *
   * @param key its own, or one derived from its content
   * @param label empty if it has none
   * @param reason why, one line
   */
  record Line(String key, String label, String reason) implements Comparable<Line>, Serializable {

    private static final Comparator<Line> ORDER =
        Comparator.comparing(Line::key).thenComparing(Line::label).thenComparing(Line::reason);

    @Override
    public int compareTo(Line other) {
      return ORDER.compare(this, other);
    }
  }

  void add(RowTag tag, String reason) {
    lines.add(new Line(tag.key(), tag.label(), reason));
    count(reason, 1);
    trim();
  }

  void add(Unreadable others) {
    lines.addAll(others.lines);
    others.reasons.forEach(this::count);
    trim();
  }

  private void count(String reason, int rows) {
    boolean known = reasons.containsKey(reason) || reasons.size() < REASONS;
    reasons.merge(known ? reason : OTHERS, rows, Math::addExact);
  }

  private void trim() {
    while (lines.size() > LISTED) {
      lines.remove(lines.last());
    }
  }

  int count() {
    return reasons.values().stream().mapToInt(i -> i).sum();
  }

  /** Numbers of rows by reason. */
  SortedMap<String, Integer> reasons() {
    return Collections.unmodifiableSortedMap(reasons);
  }

  /** The rows that are listed, in the order of their keys. */
  SortedSet<Line> lines() {
    return Collections.unmodifiableSortedSet(lines);
  }
}
