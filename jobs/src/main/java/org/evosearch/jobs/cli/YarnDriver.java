package org.evosearch.jobs.cli;

import org.apache.spark.SparkConf;

/**
 * The driver that YARN starts in a container of its own ({@code --deploy-mode cluster}), as a
 * thread of Spark's application master.
 */
final class YarnDriver {

  private YarnDriver() {}

  /** Whether this process is one. */
  static boolean isThisProcess() {
    return isOf(new SparkConf());
  }

  /** Whether settings are those of one: the application master writes them into its process. */
  static boolean isOf(SparkConf conf) {
    return conf.get("spark.master", "").equals("yarn")
        && conf.get("spark.submit.deployMode", "").equals("cluster");
  }
}
