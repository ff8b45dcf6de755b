package org.evosearch.jobs.cli;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;

/** Counts applications of Spark: each that starts makes one of these. */
public final class SparkStarts extends SparkListener {

  /** The setting of Spark by which it is made. */
  static final String SETTING = "spark.extraListeners";

  private static final AtomicInteger STARTS = new AtomicInteger();

  /** Counts one more. */
  public SparkStarts() {
    STARTS.incrementAndGet();
  }

  static int count() {
    return STARTS.get();
  }
}
