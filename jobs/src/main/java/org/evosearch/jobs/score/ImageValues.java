package org.evosearch.jobs.score;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.evosearch.dataset.DataException;
import org.evosearch.scoring.Classifier;
import org.jspecify.annotations.Nullable;

/** Converts the value of a column to the input of a network. */
@FunctionalInterface
interface ImageValues extends Serializable {

  /**
   * Values of pixels, (C, H, W), row-major, from 0 to the data set's maximum.
   *
   * @throws DataException if the value is not an image for the network; the message is the reason
   *     alone, one line
   */
  float[] of(Row row, int column, Classifier classifier);

  /**
   * How a column of a type is read: the content of image files, Spark's image struct, or numbers
   * from 0 to the data set's maximum in the order of (C, H, W).
   *
   * @throws IllegalArgumentException if a column of this type cannot contain images
   */
  static ImageValues ofType(String column, DataType type) {
    if (type instanceof BinaryType) {
      return (row, place, classifier) ->
          classifier.scaled(classifier.input().ofFile(row.<byte[]>getAs(place)));
    }
    if (type instanceof StructType struct && SparkImage.isOf(struct)) {
      return (row, place, classifier) ->
          classifier.scaled(SparkImage.pixels(row.getStruct(place), classifier));
    }
    if (type instanceof ArrayType array && array.elementType() instanceof NumericType) {
      return (row, place, classifier) ->
          numbers(row.getList(place), classifier.imageShape().elements());
    }
    throw new IllegalArgumentException(
        "Invalid column %s: %s (content of image files as binary, Spark's image struct, or an array of numbers)"
            .formatted(column, type.simpleString()));
  }

  private static float[] numbers(List<?> list, long needed) {
    if (list.size() != needed) {
      throw new DataException(list.size() + " numbers (the network takes " + needed + ")");
    }
    float[] numbers = new float[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(list.get(i));
    }
    return numbers;
  }

  private static float number(@Nullable Object value) {
    float number = value instanceof Number given ? given.floatValue() : Float.NaN;
    if (!Float.isFinite(number)) {
      throw new DataException("the number " + value);
    }
    return number;
  }
}
