package org.evosearch.jobs.score;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.DecodedImage;
import org.evosearch.scoring.Classifier;

/** Spark's image struct: rows of pixels in the order blue, green, red, alpha, 8 bits each. */
public final class SparkImage {

  private static final Map<String, DataType> FIELDS =
      new TreeMap<>(
          Map.of(
              "height", DataTypes.IntegerType,
              "width", DataTypes.IntegerType,
              "nChannels", DataTypes.IntegerType,
              "data", DataTypes.BinaryType));

  private SparkImage() {}

  /** Whether a struct has the fields of such an image. */
  public static boolean isOf(StructType struct) {
    return FIELDS.entrySet().stream()
        .allMatch(field -> has(struct, field.getKey(), field.getValue()));
  }

  private static boolean has(StructType struct, String name, DataType type) {
    return struct.getFieldIndex(name).isDefined() && struct.apply(name).dataType().equals(type);
  }

  /**
   * The pixels as the network takes them.
   *
   * @return (C, H, W), from 0 to 255
   * @throws DataException if it is not an image; the message is the reason alone, one line
   */
  static byte[] pixels(Row image, Classifier classifier) {
    return classifier.input().ofColors(colors(image), image.<Integer>getAs("width"));
  }

  /**
   * The image in full color.
   *
   * @param side in pixels to which it is resized, 0 to keep its size
   * @throws DataException if it is not an image; the message is the reason alone, one line
   */
  public static DecodedImage decoded(Row image, int side) {
    return DecodedImage.ofColors(colors(image), image.<Integer>getAs("width"), side);
  }

  private static int[] colors(Row image) {
    for (String field : FIELDS.keySet()) {
      if (image.isNullAt(image.fieldIndex(field))) {
        throw new DataException("null in field " + field);
      }
    }
    int height = image.<Integer>getAs("height");
    int width = image.<Integer>getAs("width");
    int channels = image.<Integer>getAs("nChannels");
    byte[] data = image.getAs("data");
    boolean known = channels == 1 || channels == 3 || channels == 4;
    if (height < 1 || width < 1 || !known) {
      throw new DataException(
          String.format(
              Locale.ROOT, "an image of %d x %d pixels and %d channels", height, width, channels));
    }
    if (data.length != (long) height * width * channels) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%d bytes of %d x %d pixels and %d channels",
              data.length,
              height,
              width,
              channels));
    }
    return colors(data, channels);
  }

  private static int[] colors(byte[] data, int channels) {
    int[] colors = new int[data.length / channels];
    for (int i = 0; i < colors.length; i++) {
      int at = i * channels;
      int blue = data[at] & 0xff;
      int green = channels == 1 ? blue : data[at + 1] & 0xff;
      int red = channels == 1 ? blue : data[at + 2] & 0xff;
      colors[i] = (red << 16) | (green << 8) | blue;
    }
    return colors;
  }
}
