package org.evosearch.jobs.runner;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.evosearch.device.DeviceException;
import org.evosearch.device.DeviceReport;

/**
 * Provides Spark to a search on GPUs after checking the devices of its executors. A search that
 * would spend hours on the CPU of GPU machines, or whose trials would all fail, ends before the
 * first trial.
 *
 * <p>Under dynamic allocation nothing is checked: each check would start executors of its own.
 */
public final class DeviceGate implements Supplier<JavaSparkContext> {

  private final Supplier<JavaSparkContext> application;
  private final TrialPlacement placement;
  private final Function<JavaSparkContext, List<DeviceReport>> looks;
  private boolean isOpen;

  /**
   * Creates a gate that checks at the first call.
   *
   * @param application starts Spark
   * @param placement which devices trials ask for
   * @param looks checks the devices
   */
  public DeviceGate(
      Supplier<JavaSparkContext> application,
      TrialPlacement placement,
      Function<JavaSparkContext, List<DeviceReport>> looks) {
    this.application = application;
    this.placement = placement;
    this.looks = looks;
  }

  /**
   * The context.
   *
   * @throws DeviceException if a device is not sound
   */
  @Override
  public synchronized JavaSparkContext get() {
    JavaSparkContext context = application.get();
    if (!isOpen && isForGpus(context)) {
      refuse(looks.apply(context).stream().filter(report -> !report.isSound()).toList());
    }
    isOpen = true;
    return context;
  }

  private boolean isForGpus(JavaSparkContext context) {
    return placement.devices() == TrialPlacement.Devices.ASSIGNED
        && new GpuProfiles(placement).apply(context)
        && !GpuProfiles.haveOwnExecutors(context);
  }

  private static void refuse(List<DeviceReport> broken) {
    if (!broken.isEmpty()) {
      DeviceReport first = broken.get(0);
      throw new DeviceException(
          "Cannot train on GPUs: "
              + first.place()
              + ": "
              + first.problems().get(0)
              + (broken.size() == 1 ? "" : " (and " + (broken.size() - 1) + " others)")
              + "; jobs/bin/gpu-check --spark tells more");
    }
  }
}
