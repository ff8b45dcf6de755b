package org.evosearch.jobs.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.evosearch.device.DeviceLook;
import org.evosearch.device.DeviceReport;

/**
 * Checks the devices of all current executors, one task for each GPU.
 *
 * @param context of the application
 * @param placement which devices tasks ask for
 */
public record ExecutorLooks(JavaSparkContext context, TrialPlacement placement) {

  private static final String GROUP = "evosearch-devices";

  /** The reports, sorted by executor and device; at least one. */
  public List<DeviceReport> reports(DeviceLook.Depth depth) {
    Optional<ResourceProfile> profile = new GpuProfiles(placement).sharedBy(1, context);
    Map<String, DeviceReport> reports = new ConcurrentSkipListMap<>();
    // The first task waits for an executor; only then is the number of slots known.
    look(1, depth, profile, reports);
    look(Math.max(1, slots(profile)), depth, profile, reports);
    return List.copyOf(reports.values());
  }

  private int slots(Optional<ResourceProfile> profile) {
    var spark = context.sc();
    return spark.maxNumConcurrentTasks(
        profile.orElseGet(() -> spark.resourceProfileManager().defaultResourceProfile()));
  }

  private void look(
      int tasks,
      DeviceLook.Depth depth,
      Optional<ResourceProfile> profile,
      Map<String, DeviceReport> reports) {
    Stage stage = new Stage(context, GROUP, "EvoSearch looks at the devices", profile);
    List<List<Integer>> bundles = IntStream.range(0, tasks).mapToObj(List::of).toList();
    stage.run(
        bundles,
        new LookTask(depth),
        DeviceReport.class,
        (report, bundle) -> reports.put(report.place(), report));
  }
}
