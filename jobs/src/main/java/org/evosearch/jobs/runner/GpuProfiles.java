package org.evosearch.jobs.runner;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ExecutorResourceRequests;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;

/**
 * Resource profiles of stages whose trials share a GPU. Spark treats two profiles with the same
 * content as different ones, so each is created once.
 */
final class GpuProfiles {

  private static final String DYNAMIC = "spark.dynamicAllocation.enabled";
  private static final String EXECUTORS = "spark.executor.resource." + TrialTask.GPU + ".";

  private final TrialPlacement placement;
  private final Map<Integer, ResourceProfile> profiles = new ConcurrentHashMap<>();

  GpuProfiles(TrialPlacement placement) {
    this.placement = placement;
  }

  /** Whether stages on a cluster ask for GPUs; embedded Spark has one kind of task for all. */
  boolean apply(JavaSparkContext context) {
    return placement.asksForGpus() && !context.isLocal();
  }

  /** Whether stages with different profiles have executors of their own. */
  static boolean haveOwnExecutors(JavaSparkContext context) {
    return context.getConf().getBoolean(DYNAMIC, false);
  }

  /** The profile of a stage with this many trials per GPU; empty if it requests no GPU. */
  Optional<ResourceProfile> sharedBy(int trials, JavaSparkContext context) {
    return apply(context)
        ? Optional.of(profiles.computeIfAbsent(trials, n -> profile(n, context.getConf())))
        : Optional.empty();
  }

  /**
   * Executors that run already have their GPUs by {@code spark.conf}; those that Spark starts for a
   * stage get their GPUs by its profile.
   */
  private ResourceProfile profile(int trials, SparkConf conf) {
    TaskResourceRequests tasks =
        new TaskResourceRequests()
            .cpus(conf.getInt("spark.task.cpus", 1))
            .resource(TrialTask.GPU, 1.0 / trials);
    ResourceProfileBuilder profile = new ResourceProfileBuilder().require(tasks);
    return (conf.getBoolean(DYNAMIC, false) ? profile.require(executors(conf)) : profile).build();
  }

  private ExecutorResourceRequests executors(SparkConf conf) {
    ExecutorResourceRequests executors =
        new ExecutorResourceRequests()
            .resource(
                TrialTask.GPU,
                placement.gpusPerExecutor(),
                conf.get(EXECUTORS + "discoveryScript", ""),
                conf.get(EXECUTORS + "vendor", ""));
    return conf.contains("spark.executor.cores")
        ? executors.cores(conf.getInt("spark.executor.cores", 1))
        : executors;
  }
}
