package org.evosearch.jobs.runner;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext$;
import org.apache.spark.SparkEnv;
import org.apache.spark.util.SparkExitCode$;
import org.evosearch.trial.TrialId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A full Java heap. Other work of the process may have failed with it, so an executor ends and its
 * trials run again; an embedded search ends with one line.
 */
final class HeapFull {

  private static final Logger LOG = LoggerFactory.getLogger(HeapFull.class);

  /** Long enough for the report of a task to be sent. */
  private static final int SECONDS_LEFT = 1;

  private static final long MEBIBYTE = 1L << 20;

  private HeapFull() {}

  /** The report of a task; an executor ends soon after. */
  static TaskReport.HeapFull report(OutOfMemoryError e) {
    if (!isEmbedded()) {
      endProcess(e);
    }
    return new TaskReport.HeapFull(Runtime.getRuntime().maxMemory());
  }

  /** Whether this is the driver's own process. */
  static boolean isEmbedded() {
    return SparkEnv.get().executorId().equals(SparkContext$.MODULE$.DRIVER_IDENTIFIER());
  }

  private static void endProcess(OutOfMemoryError e) {
    try {
      LOG.error("The Java heap of this executor is full; it ends", e);
      Thread end = new Thread(HeapFull::halt, "evosearch-heap-full");
      end.setDaemon(true);
      end.start();
    } catch (OutOfMemoryError again) {
      Runtime.getRuntime().halt(SparkExitCode$.MODULE$.OOM());
    }
  }

  private static void halt() {
    try {
      TimeUnit.SECONDS.sleep(SECONDS_LEFT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(SparkExitCode$.MODULE$.OOM());
  }

  /** The error that ends an embedded search. */
  static TrialsCannotRun embedded(long bytes) {
    return new TrialsCannotRun(
        "The Java heap is full ("
            + bytes / MEBIBYTE
            + " MiB): give it more (EVOSEARCH_JAVA_OPTIONS=-Xmx"
            + more(bytes)
            + "g) or run fewer trials at once (spark.local-threads), then run the same command"
            + " again to resume");
  }

  private static long more(long bytes) {
    return 2 * Math.max(1, Math.round((double) bytes / (MEBIBYTE << 10)));
  }

  /** The error that ends a search if a single trial fills the heap of an executor. */
  static TrialsCannotRun alone(TrialId trial, long bytes) {
    return new TrialsCannotRun(
        String.format(
            Locale.ROOT,
            "The Java heap of an executor (%d MiB) is full although only trial %s runs there: raise"
                + " spark.executor.memory, then run the same command again to resume",
            bytes / MEBIBYTE,
            trial));
  }
}
