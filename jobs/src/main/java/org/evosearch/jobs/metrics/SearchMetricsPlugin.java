package org.evosearch.jobs.metrics;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/** Adds {@link SearchMetrics} to the driver's metrics; executors have none. */
public final class SearchMetricsPlugin implements SparkPlugin {

  @Override
  public DriverPlugin driverPlugin() {
    return new OnDriver();
  }

  @Override
  public @Nullable ExecutorPlugin executorPlugin() {
    return null;
  }

  private static final class OnDriver implements DriverPlugin {

    @Override
    public Map<String, String> init(SparkContext spark, PluginContext plugin) {
      SearchMetrics.ofThisProcess().register(plugin.metricRegistry(), () -> running(spark));
      return Map.of();
    }

    private static int running(SparkContext spark) {
      return Stream.of(spark.statusTracker().getExecutorInfos())
          .mapToInt(SparkExecutorInfo::numRunningTasks)
          .sum();
    }
  }
}
