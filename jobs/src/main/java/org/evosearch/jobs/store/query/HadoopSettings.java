package org.evosearch.jobs.store.query;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/** The settings of Hadoop's file systems among those of a Spark application. */
public final class HadoopSettings {

  private static final String PREFIX = "spark.hadoop.";

  private HadoopSettings() {}

  /** Values by the names that Hadoop has for them. */
  public static Map<String, String> of(SparkConf conf) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Tuple2<String, String> entry : conf.getAllWithPrefix(PREFIX)) {
      settings.put(entry._1(), entry._2());
    }
    return settings;
  }
}
