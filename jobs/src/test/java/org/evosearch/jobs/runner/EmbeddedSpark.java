package org.evosearch.jobs.runner;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Spark contexts for tests; a process has one at a time. */
public final class EmbeddedSpark {

  private EmbeddedSpark() {}

  /** Spark in this process, with so many task slots. */
  public static JavaSparkContext local(int slots) {
    return start(new SparkConf().setMaster("local[" + slots + "]"));
  }

  static JavaSparkContext start(SparkConf conf) {
    return new JavaSparkContext(quiet(conf));
  }

  /** A session in this process with two task slots, for tables of a few rows. */
  public static SparkSession session() {
    SparkConf conf = quiet(new SparkConf()).setMaster("local[2]");
    return SparkSession.builder()
        .config(conf.set("spark.sql.shuffle.partitions", "2"))
        .getOrCreate();
  }

  private static SparkConf quiet(SparkConf conf) {
    return conf.setAppName("test")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.driver.host", "127.0.0.1");
  }
}
