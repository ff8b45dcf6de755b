package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Executors append a line to a file when a trial begins: the generation, and the executor's
 * process. The line is in the system's hands before the trial runs, so that it outlives whatever is
 * killed. Tasks that only hand back what a lost executor was running are passed over.
 */
public final class TaskTrace implements SparkPlugin {

  /** The setting of Spark that names the file. */
  static final String FILE = "spark.evosearch.trace";

  private static final Pattern GENERATION = Pattern.compile("generation ([0-9]+):");

  /** As long as this file is there, no trial of a generation begins. */
  static Path closed(Path trace, int generation) {
    return trace.resolveSibling("closed-" + generation);
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {};
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new Writer();
  }

  private static final class Writer implements ExecutorPlugin {

    private Path file = Path.of("");

    @Override
    public void init(PluginContext context, Map<String, String> extra) {
      file = Path.of(context.conf().get(FILE));
    }

    @Override
    public void onTaskStart() {
      TaskContext task = TaskContext.get();
      Matcher matcher = GENERATION.matcher(task.getLocalProperty("spark.job.description"));
      if (task.attemptNumber() == 0 && matcher.find()) {
        awaitOpening(Integer.parseInt(matcher.group(1)));
        write(matcher.group(1) + " " + ProcessHandle.current().pid() + "\n");
      }
    }

    private void awaitOpening(int generation) {
      try {
        while (Files.exists(closed(file, generation))) {
          TimeUnit.MILLISECONDS.sleep(10);
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void write(String line) {
      try {
        Files.write(
            file,
            line.getBytes(StandardCharsets.US_ASCII),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
