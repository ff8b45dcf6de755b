package org.evosearch.jobs.cli.spark;

import org.apache.spark.SparkConf;

/**
 * The driver that YARN starts in a container of its own ({@code --deploy-mode cluster}), as a
 * thread of Spark's application master.
 */
public final class YarnDriver {

  private static final String MASTER = "spark.master";
  private static final String DEPLOY_MODE = "spark.submit.deployMode";

  private YarnDriver() {}

  /**
   * Whether this process is one. Spark's settings are read from where it reads them itself: to ask
   * Spark takes a second of every command.
   */
  public static boolean isThisProcess() {
    return is(System.getProperty(MASTER, ""), System.getProperty(DEPLOY_MODE, ""));
  }

  /** Whether settings are those of one: the application master writes them into its process. */
  static boolean isOf(SparkConf conf) {
    return is(conf.get(MASTER, ""), conf.get(DEPLOY_MODE, ""));
  }

  private static boolean is(String master, String mode) {
    return master.equals("yarn") && mode.equals("cluster");
  }
}
