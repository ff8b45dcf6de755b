package org.evosearch.jobs.data.idx;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.IOUtils;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import org.evosearch.jobs.store.files.StoreLocation;

/**
 * Reads images of IDX files on executors.
 *
 * @param hadoop settings of Hadoop's file systems
 */
record IdxRows(Map<String, String> hadoop) implements FlatMapFunction<IdxRange, Row> {

  private static final long serialVersionUID = 1L;

  /** The fields of Spark's image struct that are read, the class, and the split. */
  static final StructType SCHEMA =
      new StructType()
          .add(
              "image",
              new StructType()
                  .add("height", DataTypes.IntegerType)
                  .add("width", DataTypes.IntegerType)
                  .add("nChannels", DataTypes.IntegerType)
                  .add("data", DataTypes.BinaryType))
          .add("label", DataTypes.IntegerType)
          .add("split", DataTypes.StringType);

  @Override
  public Iterator<Row> call(IdxRange range) throws IOException {
    Configuration conf = StoreLocation.configuration(hadoop);
    IdxFiles files = range.files();
    try {
      DataInputStream images = closedAtTheEnd(files.images(range.first(), conf));
      DataInputStream labels = closedAtTheEnd(files.labels(range.first(), conf));
      return IntStream.range(0, range.count()).mapToObj(i -> row(files, images, labels)).iterator();
    } catch (EOFException e) {
      throw cutOff(files, e);
    }
  }

  private static IOException cutOff(IdxFiles files, EOFException e) {
    return new IOException(files.images() + " or its labels are cut off", e);
  }

  /** Rows are read when they are asked for, so that a task holds one image at a time. */
  private static DataInputStream closedAtTheEnd(DataInputStream in) {
    TaskContext.get()
        .addTaskCompletionListener((TaskCompletionListener) task -> IOUtils.closeStream(in));
    return in;
  }

  private static Row row(IdxFiles files, DataInputStream images, DataInputStream labels) {
    byte[] pixels = new byte[files.pixels()];
    try {
      images.readFully(pixels);
      Row image = RowFactory.create(files.height(), files.width(), 1, pixels);
      return RowFactory.create(image, labels.readUnsignedByte(), files.split());
    } catch (EOFException e) {
      throw new UncheckedIOException(cutOff(files, e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
