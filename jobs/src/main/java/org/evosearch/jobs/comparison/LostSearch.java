package org.evosearch.jobs.comparison;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.util.SparkExitCode$;
import org.evosearch.jobs.runner.TrialsCannotRun;

/**
 * Why Spark gave up the searches of a comparison, in one line. A search whose executor ends is
 * begun again by Spark, up to {@code spark.task.maxFailures} times; its networks are not isolated
 * from each other as those of the command {@code search} are.
 */
final class LostSearch {

  /** Spark's words for the end of an executor that its tasks are held responsible for. */
  private static final Pattern ENDED =
      Pattern.compile("Task (\\d+) in stage \\S+ failed (\\d+) times.*ExecutorLostFailure(.*)");

  private static final String KEPT =
      "; finished searches are kept, and the same command runs the others";

  /** How an executor ends whose Java heap is full, and what helps. */
  private static final String HEAP_FULL = "code " + SparkExitCode$.MODULE$.OOM();

  private static final String MORE_HEAP =
      ": its Java heap was full, spark.executor.memory makes it larger";

  private LostSearch() {}

  /**
   * The error for the user.
   *
   * @param runIds of the searches, by the index of their tasks
   */
  static TrialsCannotRun of(Exception ofSpark, List<String> runIds) {
    String line = String.valueOf(ofSpark.getMessage()).lines().findFirst().orElse("");
    Matcher ended = ENDED.matcher(line);
    return new TrialsCannotRun(
        ended.find() ? ended(ended, runIds) : "Executors cannot run searches: " + line + KEPT);
  }

  private static String ended(Matcher words, List<String> runIds) {
    return "A candidate or a machine ended the executor of search "
        + runIds.get(Integer.parseInt(words.group(1)))
        + " "
        + words.group(2)
        + " times"
        + words.group(3)
        + (words.group(3).contains(HEAP_FULL) ? MORE_HEAP : "")
        + KEPT
        + ". compare does not isolate candidates that end their process, as search does";
  }
}
