package org.evosearch.jobs.cli;

import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Ends an executor whenever the costliest trial of generation 0 begins on it, as a candidate does
 * that crashes libtorch. That trial is the first of any stage that it is in. Of a comparison it
 * ends that of the second search, each time.
 */
public final class HaltingPlugin implements SparkPlugin {

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {};
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorPlugin() {
      @Override
      public void onTaskStart() {
        TaskContext task = TaskContext.get();
        String stage = task.getLocalProperty("spark.job.description");
        boolean isTrial = stage.contains("generation 0:") && task.attemptNumber() == 0;
        boolean isSearch = stage.contains("EvoSearch comparison");
        if ((isTrial && task.partitionId() == 0) || (isSearch && task.partitionId() == 1)) {
          Runtime.getRuntime().halt(1);
        }
      }
    };
  }
}
