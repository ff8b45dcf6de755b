package org.evosearch.jobs.data;

import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.DecodedImage;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.score.SparkImage;
import org.evosearch.snapshot.RowTag;
import org.jspecify.annotations.Nullable;

/**
 * Reads the images of an answer, on executors. A row that cannot be read becomes one with a reason.
 */
final class ImageRows implements Function<Row, ReadImage> {

  private static final long serialVersionUID = 1L;
  private static final String RULE = "the content of image files, or Spark's image struct";

  private final AnswerColumns columns;
  private final int side;
  private final int channels;

  private ImageRows(AnswerColumns columns, int side, int channels) {
    this.columns = columns;
    this.side = side;
    this.channels = channels;
  }

  /**
   * Prepares for an answer.
   *
   * @param side in pixels to which images are resized, 0 to keep their size
   * @param channels 1 or 3, 0 for what each image needs
   * @throws DataException if its columns are not those of images
   */
  static ImageRows of(AnswerColumns columns, int side, int channels) {
    DataType image = columns.requireLabeled(SnapshotPart.IMAGE, RULE);
    if (!(image instanceof BinaryType)
        && !(image instanceof StructType struct && SparkImage.isOf(struct))) {
      throw AnswerColumns.cannotUse(
          "its column image is %s (%s)".formatted(image.simpleString(), RULE));
    }
    columns.requireDiscreteTags();
    return new ImageRows(columns, side, channels);
  }

  @Override
  public ReadImage call(Row row) {
    try {
      return ReadImage.of(
          columns.tag(row, columns.label(row, SnapshotPart.LABEL)), image(row), channels);
    } catch (DataException e) {
      return ReadImage.unreadable(unread(row), String.valueOf(e.getMessage()));
    }
  }

  private DecodedImage image(Row row) {
    int column = row.fieldIndex(SnapshotPart.IMAGE);
    if (row.isNullAt(column)) {
      throw new DataException("the image is null");
    }
    return row.get(column) instanceof byte[] content
        ? DecodedImage.ofFile(content, side)
        : SparkImage.decoded(row.getStruct(column), side);
  }

  /** The tag of a row that cannot be read, by its own key, or by one from its content. */
  private RowTag unread(Row row) {
    @Nullable String key = columns.text(row, AnswerColumns.KEY);
    return columns.unread(key == null ? content(row) : key, row, SnapshotPart.LABEL);
  }

  private static String content(Row row) {
    return row.get(row.fieldIndex(SnapshotPart.IMAGE)) instanceof byte[] bytes
        ? AnswerColumns.keyOf(Sha256.hex(bytes))
        : "";
  }
}
