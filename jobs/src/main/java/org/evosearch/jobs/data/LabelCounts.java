package org.evosearch.jobs.data;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each class occurs. */
final class LabelCounts implements Serializable {

  private static final long serialVersionUID = 1L;

  /** More distinct values than this are names of rows, not classes. */
  private static final int MOST = 100_000;

  private final SortedMap<String, Integer> counts = new TreeMap<>();

  void add(String label, int rows) {
    if (counts.size() <= MOST || counts.containsKey(label)) {
      counts.merge(label, rows, Math::addExact);
    }
  }

  void add(LabelCounts others) {
    others.counts.forEach(this::add);
  }

  /**
   * The names of classes, sorted as numbers if all are whole numbers, else as texts.
   *
   * @throws org.evosearch.dataset.DataException if they are too many to be classes
   */
  List<String> classNames() {
    if (counts.size() > MOST) {
      throw AnswerColumns.cannotUse("its column label has more than " + MOST + " values");
    }
    boolean numbers = counts.keySet().stream().allMatch(label -> label.matches("-?\\d{1,18}"));
    Comparator<String> order =
        numbers ? Comparator.comparing(BigInteger::new) : Comparator.naturalOrder();
    return counts.keySet().stream().sorted(order).toList();
  }
}
