package org.evosearch.jobs.data.rows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.evosearch.dataset.DataException;

/**
 * Refuses files that are not UTF-8. Spark replaces each malformed byte by one and the same
 * character, so that different classes of a file in another encoding would become one.
 */
final class StrictText {

  private StrictText() {}

  /**
   * Reads files once, on executors.
   *
   * @param places files or folders
   * @throws DataException if a line is not UTF-8; one line with its place
   */
  static void require(SparkSession spark, List<String> places) {
    Dataset<Row> lines =
        spark.read().option(RowFile.GLOBS, "false").text(places.toArray(String[]::new));
    boolean isUtf8 =
        lines
            .select(functions.col("value").cast(DataTypes.BinaryType))
            .javaRDD()
            .filter(line -> !isUtf8((byte[]) line.get(0)))
            .isEmpty();
    if (!isUtf8) {
      throw refusal(lines.inputFiles(), spark.sparkContext().hadoopConfiguration());
    }
  }

  private static DataException refusal(String[] urls, Configuration conf) {
    return Arrays.stream(urls)
        .sorted()
        .map(url -> SeparatedFile.ofUrl(url, conf))
        .flatMap(file -> firstFault(file).stream())
        .findFirst()
        .orElseGet(() -> new DataException("Cannot read the files: they are not UTF-8 text"));
  }

  private static List<DataException> firstFault(SeparatedFile file) {
    long number = file.firstOther(StrictText::isUtf8);
    return number < 0
        ? List.of()
        : List.of(
            new DataException(
                "Cannot read %s: line %s is not UTF-8 text; save the file as UTF-8"
                    .formatted(file.place(), 1 + number)));
  }

  private static boolean isUtf8(byte[] line) {
    return isAscii(line) || isDecodable(line);
  }

  private static boolean isAscii(byte[] line) {
    for (byte one : line) {
      if (one < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDecodable(byte[] line) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
