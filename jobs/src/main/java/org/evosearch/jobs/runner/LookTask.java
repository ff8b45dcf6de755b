package org.evosearch.jobs.runner;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.evosearch.device.DeviceLook;
import org.evosearch.device.DeviceReport;
import org.evosearch.evaluation.DeviceSlot;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** The task's code: checks the device that Spark assigned to the task. */
final class LookTask extends AbstractFunction2<TaskContext, Iterator<byte[]>, byte[]>
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private final DeviceLook.Depth depth;

  LookTask(DeviceLook.Depth depth) {
    this.depth = depth;
  }

  @Override
  public byte[] apply(TaskContext context, Iterator<byte[]> work) {
    return Wire.write(TaskResult.of(() -> report(context)));
  }

  /** Tasks of a process take turns: parallel training runs would slow each other down. */
  private DeviceReport report(TaskContext context) {
    DeviceSlot slot = TaskDevice.of(context, TrialPlacement.Devices.ASSIGNED).slot();
    synchronized (LookTask.class) {
      DeviceReport report =
          DeviceLook.atThisProcess().report(place(slot), Optional.of(List.of(slot.gpu())), depth);
      return slot.isCpu() ? report.with("Spark assigned no GPU to the task") : report;
    }
  }

  private static String place(DeviceSlot slot) {
    SparkEnv env = SparkEnv.get();
    return env.blockManager().blockManagerId().host()
        + " executor "
        + env.executorId()
        + " "
        + slot;
  }
}
