package org.evosearch.snapshot;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a snapshot. What it contains depends on {@link SnapshotContent}: pixels, the values of a
 * signal, or numbers and texts in the order of its columns; a class, or targets.
 */
public final class SnapshotRow implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final byte[] NO_PIXELS = {};
  private static final double[] NO_NUMBERS = {};

  private final RowTag tag;
  private final byte[] pixels;
  private final double[] numbers;
  private final @Nullable String[] texts;
  private final double[] targets;

  private SnapshotRow(
      RowTag tag, byte[] pixels, double[] numbers, @Nullable String[] texts, double[] targets) {
    this.tag = tag;
    this.pixels = pixels;
    this.numbers = numbers;
    this.texts = texts;
    this.targets = targets;
  }

  /**
   * An image.
   *
   * @param pixels (C, H, W), unsigned bytes; the array itself, not a copy
   */
  public static SnapshotRow ofImage(RowTag tag, byte[] pixels) {
    return new SnapshotRow(tag, pixels, NO_NUMBERS, new String[0], NO_NUMBERS);
  }

  /**
   * A signal.
   *
   * @param values (C, T), channel by channel; the array itself, not a copy
   */
  public static SnapshotRow ofSignal(RowTag tag, double[] values) {
    return new SnapshotRow(tag, NO_PIXELS, values, new String[0], NO_NUMBERS);
  }

  /**
   * A row of a table; the arrays themselves, not copies.
   *
   * @param numbers of the numeric columns, NaN if missing
   * @param texts of the other columns, null if missing
   * @param targets to be predicted; none if the row has a class
   */
  public static SnapshotRow ofTable(
      RowTag tag, double[] numbers, @Nullable String[] texts, double[] targets) {
    return new SnapshotRow(tag, NO_PIXELS, numbers, texts, targets);
  }

  /** The key, class, part and group of this row. */
  public RowTag tag() {
    return tag;
  }

  /** This row under another key. */
  public SnapshotRow withKey(String key) {
    return new SnapshotRow(tag.withKey(key), pixels, numbers, texts, targets);
  }

  /** Pixels (C, H, W), unsigned bytes, read-only; empty for signals and tables. */
  public ByteBuffer pixels() {
    return ByteBuffer.wrap(pixels).asReadOnlyBuffer();
  }

  /** The numeric columns, NaN if missing; for a signal its values (C, T), channel by channel. */
  public double[] numbers() {
    return numbers.clone();
  }

  /** The other columns, null if missing. */
  public List<@Nullable String> texts() {
    return Collections.unmodifiableList(Arrays.asList(texts));
  }

  /** The numbers to be predicted. */
  public double[] targets() {
    return targets.clone();
  }
}
