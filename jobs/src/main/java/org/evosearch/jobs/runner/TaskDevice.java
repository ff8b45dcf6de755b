package org.evosearch.jobs.runner;

import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.trial.Execution;

/**
 * The device on which a Spark task evaluates.
 *
 * @param slot where networks are trained
 * @param name for records, such as {@code gpu(1)}, or {@code cpu for gpu(1)} where settings keep
 *     trials from the GPU that the task has
 */
public record TaskDevice(DeviceSlot slot, String name) {

  /** The device of a task, by what Spark assigned to it and by the settings. */
  public static TaskDevice of(TaskContext context, TrialPlacement.Devices devices) {
    DeviceSlot given = given(context);
    return given.isCpu() || devices == TrialPlacement.Devices.ASSIGNED
        ? new TaskDevice(given, given.toString())
        : new TaskDevice(DeviceSlot.CPU, DeviceSlot.CPU + " for " + given);
  }

  /** The first GPU that Spark assigned to the task, the CPU if there is none. */
  private static DeviceSlot given(TaskContext context) {
    ResourceInformation gpus = context.resourcesJMap().get(TrialTask.GPU);
    return gpus == null ? DeviceSlot.CPU : new DeviceSlot(Integer.parseInt(gpus.addresses()[0]));
  }

  /**
   * An execution that begins on this device now.
   *
   * @param attempt how often it was started before
   */
  public Execution begun(int attempt) {
    String host = SparkEnv.get().blockManager().blockManagerId().host();
    return Execution.begun(host, name, attempt);
  }
}
