package org.evosearch.jobs.runner;

import org.evosearch.config.Section;

/**
 * Which devices trials ask Spark for.
 *
 * @param gpusPerExecutor 0 where stages ask for nothing of their own
 * @param trialsPerGpu most trials that share a GPU
 * @param devices where networks are trained
 */
public record TrialPlacement(int gpusPerExecutor, int trialsPerGpu, Devices devices) {

  /** Whatever Spark gives is used, nothing is asked for. */
  public static final TrialPlacement UNASKED = new TrialPlacement(0, 1, Devices.ASSIGNED);

  private static final int MAX_TRIALS = 64;
  private static final int MAX_GPUS = 1024;

  /** Where networks are trained. */
  public enum Devices {
    /** Where Spark says. */
    ASSIGNED,
    /** On the CPU, whatever Spark says. */
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

  /** Whether stages ask for GPUs. */
  public boolean asksForGpus() {
    return gpusPerExecutor > 0;
  }
}
