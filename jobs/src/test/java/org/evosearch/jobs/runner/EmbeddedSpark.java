package org.evosearch.jobs.runner;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark contexts for tests; a process has one at a time. */
public final class EmbeddedSpark {

  private EmbeddedSpark() {}

  /** Spark in this process, with so many task slots. */
  public static JavaSparkContext local(int slots) {
    return start(new SparkConf().setMaster("local[" + slots + "]"));
  }

  static JavaSparkContext start(SparkConf conf) {
    conf.setAppName("test")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.driver.host", "127.0.0.1");
    return new JavaSparkContext(conf);
  }
}
