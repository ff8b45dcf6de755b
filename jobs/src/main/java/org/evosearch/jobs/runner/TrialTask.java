package org.evosearch.jobs.runner;

import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * The task's code: evaluates the trials of a partition on the device that Spark gave the task.
 *
 * <p>Only the first attempt of a task runs trials. A second attempt means that the first one's
 * executor was lost, perhaps through one of these trials: it hands them back, and the driver finds
 * out.
 */
final class TrialTask extends AbstractFunction2<TaskContext, Iterator<byte[]>, byte[]>
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Spark's name for GPUs. */
  static final String GPU = "gpu";

  private final EvaluatorRecipe recipe;
  private final TrialPlacement.Devices devices;
  private final int attempt;

  /**
   * Creates the code of a stage.
   *
   * @param devices where networks are trained
   * @param attempt how often these trials were started before
   */
  TrialTask(EvaluatorRecipe recipe, TrialPlacement.Devices devices, int attempt) {
    this.recipe = recipe;
    this.devices = devices;
    this.attempt = attempt;
  }

  @Override
  public byte[] apply(TaskContext context, Iterator<byte[]> trials) {
    return Wire.write(
        context.attemptNumber() > 0 ? new TaskReport.Suspended() : report(context, trials));
  }

  private TaskReport report(TaskContext context, Iterator<byte[]> trials) {
    try {
      return new TaskReport.Ran(outcomes(device(context), trials));
    } catch (RuntimeException | LinkageError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return new TaskReport.Broken(String.valueOf(e.getMessage()), trace.toString());
    }
  }

  /** The first GPU that Spark gave the task, the CPU if it gave none. */
  private static DeviceSlot device(TaskContext context) {
    ResourceInformation gpus = context.resourcesJMap().get(GPU);
    return gpus == null ? DeviceSlot.CPU : new DeviceSlot(Integer.parseInt(gpus.addresses()[0]));
  }

  private List<Outcome> outcomes(DeviceSlot slot, Iterator<byte[]> trials) {
    boolean onCpu = slot.isCpu() || devices == TrialPlacement.Devices.CPU;
    Evaluator evaluator = OpenEvaluators.open(recipe, onCpu ? DeviceSlot.CPU : slot);
    String device = onCpu && !slot.isCpu() ? DeviceSlot.CPU + " for " + slot : slot.toString();
    List<Trial> together = new ArrayList<>();
    while (trials.hasNext()) {
      together.add(Wire.read(trials.next(), Trial.class));
    }
    String host = SparkEnv.get().blockManager().blockManagerId().host();
    return evaluator.evaluate(together, () -> Execution.begun(host, device, attempt));
  }
}
