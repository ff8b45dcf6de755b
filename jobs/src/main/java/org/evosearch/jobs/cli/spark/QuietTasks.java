package org.evosearch.jobs.cli.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * While it is open, Spark logs neither failing tasks nor missing files: a failed query is reported
 * in one line, to which stack traces add nothing.
 */
public final class QuietTasks implements AutoCloseable {

  private static final List<String> LOUD =
      List.of(
          "org.apache.spark.executor.Executor",
          "org.apache.spark.scheduler.TaskSetManager",
          "org.apache.spark.sql.execution.exchange.BroadcastExchangeExec",
          "org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec",
          "org.apache.spark.sql.execution.streaming.FileStreamSink",
          "org.apache.spark.sql.execution.streaming.sinks.FileStreamSink",
          "org.apache.spark.util.Utils");

  private final Map<String, Level> before = new LinkedHashMap<>();

  /** Turns the logs off. */
  public QuietTasks() {
    for (String name : LOUD) {
      before.put(name, LogManager.getLogger(name).getLevel());
      Configurator.setLevel(name, Level.OFF);
    }
  }

  @Override
  public void close() {
    before.forEach(Configurator::setLevel);
  }
}
