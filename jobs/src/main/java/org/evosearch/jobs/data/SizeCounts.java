package org.evosearch.jobs.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evosearch.dataset.ShortList;

/** How often each size occurs, by its words. */
final class SizeCounts implements Serializable {

  private static final long serialVersionUID = 1L;

  private final SortedMap<String, Integer> sizes = new TreeMap<>();

  void add(String size) {
    sizes.merge(size, 1, Integer::sum);
  }

  void add(SizeCounts others) {
    others.sizes.forEach((size, count) -> sizes.merge(size, count, Integer::sum));
  }

  /** How many sizes there are. */
  int count() {
    return sizes.size();
  }

  /** The most frequent sizes with their counts. */
  @Override
  public String toString() {
    List<Map.Entry<String, Integer>> all = new ArrayList<>(sizes.entrySet());
    all.sort(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()));
    return ShortList.of(
        all.stream().map(entry -> entry.getKey() + " (" + entry.getValue() + ")").toList());
  }
}
