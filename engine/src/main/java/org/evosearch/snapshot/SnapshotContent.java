package org.evosearch.snapshot;

import java.io.Serializable;
import java.util.List;

/**
 * What all rows of a snapshot have in common.
 *
 * @param shape (C, H, W) of images, (C, T) of signals; empty for tables
 * @param classNames in the order of labels; empty if targets are numbers
 * @param columns that networks learn from; empty for images and signals
 * @param targets names of the columns of numbers to be predicted; empty for classes
 */
public record SnapshotContent(
    List<Integer> shape,
    List<String> classNames,
    List<SnapshotColumn> columns,
    List<String> targets)
    implements Serializable {

  /** A value as it is read, float64, and as it is trained on, float32. */
  private static final long SIGNAL_VALUE_BYTES = Double.BYTES + Float.BYTES;

  /** Copies the lists. */
  public SnapshotContent {
    shape = List.copyOf(shape);
    classNames = List.copyOf(classNames);
    columns = List.copyOf(columns);
    targets = List.copyOf(targets);
  }

  /** Images of one shape. */
  public static SnapshotContent ofImages(List<Integer> shape, List<String> classNames) {
    return new SnapshotContent(shape, classNames, List.of(), List.of());
  }

  /** Signals of one shape (C, T). */
  public static SnapshotContent ofSignals(List<Integer> shape, List<String> classNames) {
    return new SnapshotContent(shape, classNames, List.of(), List.of());
  }

  /** A table. */
  public static SnapshotContent ofTable(
      List<SnapshotColumn> columns, List<String> classNames, List<String> targets) {
    return new SnapshotContent(List.of(), classNames, columns, targets);
  }

  /** Whether rows are images. */
  public boolean isImages() {
    return shape.size() == 3;
  }

  /** Whether rows are signals. */
  public boolean isSignals() {
    return shape.size() == 2;
  }

  /** Whether rows are those of a table. */
  public boolean isTable() {
    return shape.isEmpty();
  }

  /** Whether targets are classes. */
  public boolean isClasses() {
    return targets.isEmpty();
  }

  /** The columns that are stored as numbers, in order. */
  public List<SnapshotColumn> numeric() {
    return columns.stream().filter(SnapshotColumn::isNumeric).toList();
  }

  /** The columns that are stored as texts, in order. */
  public List<SnapshotColumn> categories() {
    return columns.stream().filter(column -> !column.isNumeric()).toList();
  }

  /** Approximate size of a row in memory, in bytes. */
  public long rowBytes() {
    long values = isTable() ? 0 : shape.stream().mapToLong(i -> i).reduce(1, Math::multiplyExact);
    return (isSignals() ? SIGNAL_VALUE_BYTES * values : values)
        + 8L * columns.size()
        + 8L * targets.size()
        + 100;
  }
}
