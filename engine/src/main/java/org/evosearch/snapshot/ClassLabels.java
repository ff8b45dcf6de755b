package org.evosearch.snapshot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of classes, counted from 0 in the order of their names. */
public final class ClassLabels {

  private final Map<String, Integer> labels = new HashMap<>();

  /** Counts names. */
  public ClassLabels(List<String> classNames) {
    classNames.forEach(name -> labels.put(name, labels.size()));
  }

  /** How many classes there are. */
  public int count() {
    return labels.size();
  }

  /**
   * The class of a row.
   *
   * @throws SnapshotException if it is none of them
   */
  public int of(RowTag tag) {
    Integer label = labels.get(tag.label());
    if (label == null) {
      throw new SnapshotException("Cannot read a snapshot: it has no class " + tag.label());
    }
    return label;
  }
}
