package org.evosearch.jobs.cli.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The driver that YARN starts in a container of its own ({@code --deploy-mode cluster}), as a
 * thread of Spark's application master.
 */
public final class YarnDriver {

  private static final String MASTER = "spark.master";
  private static final String DEPLOY_MODE = "spark.submit.deployMode";

  private YarnDriver() {}

  /**
   * Whether this process is one. Reads the system properties that Spark reads: a SparkConf would
   * cost each command a second.
   */
  public static boolean isThisProcess() {
    return System.getProperty(MASTER, "").equals("yarn")
        && System.getProperty(DEPLOY_MODE, "").equals("cluster");
  }

  /**
   * Makes YARN take this application for successful, which it does only if it had a context: starts
   * one without executors if the command needed none.
   */
  public static void succeed() {
    if (!SparkApplication.hasStarted()) {
      SparkConf conf = new SparkConf().set("spark.executor.instances", "0");
      new JavaSparkContext(conf.setIfMissing("spark.app.name", "EvoSearch")).close();
    }
  }
}
