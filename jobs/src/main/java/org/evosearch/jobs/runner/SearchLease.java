package org.evosearch.jobs.runner;

import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.BroadcastBlockId;

/**
 * Marks a search as active in a Spark application, which may outlive it, by a broadcast variable
 * that exists as long as the search does. Its tasks carry its number, and any executor can ask the
 * driver whether it still exists, so that the end of a search reaches executors that run nothing,
 * or were busy with another search when it ended.
 */
final class SearchLease implements AutoCloseable {

  private final JavaSparkContext context;
  private final Broadcast<byte[]> variable;
  private final ExecutorLosses losses = new ExecutorLosses();

  /** Begins a search in an application. */
  SearchLease(JavaSparkContext context) {
    this.context = context;
    this.variable = context.broadcast(new byte[1]);
    context.sc().addSparkListener(losses);
  }

  /** Cancels the jobs of a group. */
  void cancel(String group) {
    if (!context.sc().isStopped()) {
      context.sc().cancelJobGroup(group);
    }
  }

  /** The number that identifies the search in the application. */
  long number() {
    return variable.id();
  }

  /** The executors that the application has lost since the search began. */
  ExecutorLosses losses() {
    return losses;
  }

  /** Asks the driver whether a search is active; works in any process of the application. */
  static boolean isHeld(long number) {
    SparkEnv spark = SparkEnv.get();
    return spark != null
        && !spark
            .blockManager()
            .master()
            .getLocations(new BroadcastBlockId(number, "piece0"))
            .isEmpty();
  }

  /** Ends the search: evaluators of this process are closed now, those of executors soon. */
  @Override
  public void close() {
    if (!context.sc().isStopped()) {
      context.sc().removeSparkListener(losses);
      variable.destroy();
    }
    OpenEvaluators.release(search -> search == number());
  }
}
