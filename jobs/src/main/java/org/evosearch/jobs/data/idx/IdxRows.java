package org.evosearch.jobs.data.idx;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Reads images of IDX files on executors.
 *
 * @param hadoop settings of Hadoop's file systems
 */
record IdxRows(Map<String, String> hadoop) implements FlatMapFunction<IdxRange, Row> {

  private static final long serialVersionUID = 1L;

  /** Spark's image struct in as many fields as are read, the class, and the split. */
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

  static Configuration configuration(Map<String, String> hadoop) {
    Configuration conf = new Configuration();
    hadoop.forEach(conf::set);
    return conf;
  }

  @Override
  public Iterator<Row> call(IdxRange range) throws IOException {
    Configuration conf = configuration(hadoop);
    try (DataInputStream images = range.files().images(range.first(), conf);
        DataInputStream labels = range.files().labels(range.first(), conf)) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < range.count(); i++) {
        rows.add(row(range.files(), images, labels));
      }
      return rows.iterator();
    } catch (EOFException e) {
      throw new IOException(range.files().images() + " or its labels are cut off", e);
    }
  }

  private static Row row(IdxFiles files, DataInputStream images, DataInputStream labels)
      throws IOException {
    byte[] pixels = new byte[files.pixels()];
    images.readFully(pixels);
    Row image = RowFactory.create(files.height(), files.width(), 1, pixels);
    return RowFactory.create(image, labels.readUnsignedByte(), files.split());
  }
}
