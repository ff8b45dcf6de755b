package org.evosearch.snapshot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The labels of classes: numbers from 0, in the order of the names. */
public final class ClassLabels {

  private final Map<String, Integer> labels = new HashMap<>();

  /** Numbers the classes. */
  public ClassLabels(List<String> classNames) {
    classNames.forEach(name -> labels.put(name, labels.size()));
  }

  /** Number of classes. */
  public int count() {
    return labels.size();
  }

  /**
   * The class of a row.
   *
   * @throws SnapshotException if it is not one of these classes
   */
  public int of(RowTag tag) {
    Integer label = labels.get(tag.label());
    if (label == null) {
      throw new SnapshotException("Cannot read a snapshot: it has no class " + tag.label());
    }
    return label;
  }
}
