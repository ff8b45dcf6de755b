package org.evosearch.jobs.data.idx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.evosearch.dataset.DataException;
import org.evosearch.jobs.store.files.StoreLocation;

/** A folder with IDX files of images and of their labels, as MNIST is published. */
public final class IdxFolder {

  /** EMNIST puts its own name before that of the split. */
  private static final Pattern IMAGES =
      Pattern.compile("(?:.*-)?(train|t10k|test|validation|val)-images-idx3-ubyte(?:\\.gz)?");

  private static final Map<String, String> SPLITS = Map.of("t10k", "test", "val", "validation");

  private static final int MIN_RANGE = 4096;
  private static final int MAX_RANGES = 16;

  private final List<IdxFiles> parts;
  private final Map<String, String> hadoop;

  private IdxFolder(List<IdxFiles> parts, Map<String, String> hadoop) {
    this.parts = List.copyOf(parts);
    this.hadoop = Map.copyOf(hadoop);
  }

  /**
   * Looks for the files, and reads their heads.
   *
   * @param hadoop settings of Hadoop's file systems
   * @throws DataException if there are none, or they cannot be read; one line
   */
  public static IdxFolder of(String folder, Map<String, String> hadoop) {
    Configuration conf = StoreLocation.configuration(hadoop);
    Map<String, String> files = files(folder, conf);
    List<IdxFiles> parts = new ArrayList<>();
    files.forEach(
        (name, path) -> {
          Matcher matcher = IMAGES.matcher(name);
          if (matcher.matches() && !isCopy(name, files)) {
            String split = matcher.group(1);
            String labels = labels(name, files, folder);
            parts.add(IdxFiles.of(path, labels, SPLITS.getOrDefault(split, split), conf));
          }
        });
    if (parts.isEmpty()) {
      throw cannotRead(
          folder,
          "no IDX files such as train-images-idx3-ubyte.gz (dataset.file of images is their folder,"
              + " or a file or folder .parquet)");
    }
    return new IdxFolder(parts, hadoop);
  }

  private static DataException cannotRead(String folder, String reason) {
    return new DataException("Cannot read " + folder + ": " + reason);
  }

  private static Map<String, String> files(String folder, Configuration conf) {
    Path path = new Path(folder);
    Map<String, String> files = new TreeMap<>();
    try {
      FileStatus[] found = path.getFileSystem(conf).listStatus(path);
      Arrays.stream(found)
          .map(FileStatus::getPath)
          .forEach(file -> files.put(file.getName(), file.toString()));
    } catch (IOException | IllegalArgumentException e) {
      throw cannotRead(folder, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return files;
  }

  /** Whether the uncompressed file exists as well; it is read instead. */
  private static boolean isCopy(String name, Map<String, String> files) {
    return name.endsWith(".gz") && files.containsKey(name.substring(0, name.length() - 3));
  }

  private static String labels(String images, Map<String, String> files, String folder) {
    String plain = images.replaceFirst("\\.gz$", "").replace("-images-idx3-", "-labels-idx1-");
    String path = files.getOrDefault(plain, files.get(plain + ".gz"));
    if (path == null) {
      throw cannotRead(folder, "no file " + plain + "[.gz] beside " + images);
    }
    return path;
  }

  /** The images as Spark's image structs, with {@code label} and {@code split}. */
  public Dataset<Row> rows(SparkSession spark) {
    List<IdxRange> ranges = parts.stream().flatMap(part -> ranges(part).stream()).toList();
    return spark.createDataFrame(
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(ranges, ranges.size())
            .flatMap(new IdxRows(hadoop)),
        IdxRows.SCHEMA);
  }

  private static List<IdxRange> ranges(IdxFiles part) {
    int size = Math.max(MIN_RANGE, (part.count() - 1) / MAX_RANGES + 1);
    List<IdxRange> ranges = new ArrayList<>();
    for (int first = 0; first < part.count(); first += size) {
      ranges.add(new IdxRange(part, first, Math.min(size, part.count() - first)));
    }
    return ranges;
  }
}
