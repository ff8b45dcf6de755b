package org.evosearch.jobs.runner;

import org.evosearch.config.Section;

/**
 * The devices that trials request from Spark.
 *
 * @param gpusPerExecutor 0 if stages request no resources of their own
 * @param trialsPerGpu most trials that share a GPU
 * @param devices where networks are trained
 */
public record TrialPlacement(int gpusPerExecutor, int trialsPerGpu, Devices devices) {

  /** Requests nothing, and uses whatever Spark assigns. */
  public static final TrialPlacement UNASKED = new TrialPlacement(0, 1, Devices.ASSIGNED);

  private static final int MAX_TRIALS = 64;
  private static final int MAX_GPUS = 1024;

  /** Where networks are trained. */
  public enum Devices {
    /** On the device that Spark assigns. */
    ASSIGNED,
    /** On the CPU, whatever Spark assigns. */
    CPU
  }

  /**
   * Reads the section {@code spark}.
   *
   * @throws org.evosearch.config.SettingsException if a setting is wrong
   */
  public static TrialPlacement of(Section spark) {
    Section gpus = spark.section("gpus");
    return new TrialPlacement(
        gpus.whole("per-executor", 0, MAX_GPUS),
        gpus.whole("trials-per-gpu", 1, MAX_TRIALS),
        spark.choice("devices", Devices.class));
  }

  /** Whether stages request GPUs. */
  public boolean asksForGpus() {
    return gpusPerExecutor > 0;
  }
}
