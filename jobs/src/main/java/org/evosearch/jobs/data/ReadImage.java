package org.evosearch.jobs.data;

import java.io.Serializable;
import org.evosearch.dataset.DecodedImage;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;

/** A row of an answer after its image was read, or why it could not be. */
final class ReadImage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int GRAY = 1;
  private static final int COLOR = 3;

  private final RowTag tag;
  private final int height;
  private final int width;
  private final byte[] values;
  private final @Nullable String reason;

  private ReadImage(RowTag tag, int height, int width, byte[] values, @Nullable String reason) {
    this.tag = tag;
    this.height = height;
    this.width = width;
    this.values = values;
    this.reason = reason;
  }

  /**
   * A row that can be used.
   *
   * @param channels 1 or 3; 0 for what the image needs
   */
  static ReadImage of(RowTag tag, DecodedImage image, int channels) {
    int needed = channels > 0 ? channels : image.isGray() ? GRAY : COLOR;
    return new ReadImage(tag, image.height(), image.width(), image.values(needed), null);
  }

  /** A row that is left out. */
  static ReadImage unreadable(RowTag tag, String reason) {
    return new ReadImage(tag, 0, 0, new byte[0], reason);
  }

  RowTag tag() {
    return tag;
  }

  @Nullable String reason() {
    return reason;
  }

  boolean isReadable() {
    return reason == null;
  }

  /** Height and width in words. */
  String size() {
    return height + " x " + width;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  int channels() {
    return values.length / (height * width);
  }

  /** The row with all channels; gray becomes three equal ones. */
  SnapshotRow row(int channels) {
    if (channels == channels()) {
      return SnapshotRow.ofImage(tag, values);
    }
    byte[] repeated = new byte[channels * values.length];
    for (int c = 0; c < channels; c++) {
      System.arraycopy(values, 0, repeated, c * values.length, values.length);
    }
    return SnapshotRow.ofImage(tag, repeated);
  }
}
