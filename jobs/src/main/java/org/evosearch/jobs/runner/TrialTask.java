package org.evosearch.jobs.runner;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * The task's code: evaluates the trials of a partition on the device that Spark gave the task.
 *
 * <p>Only the first attempt of a task runs trials. A second attempt means that the first one's
 * executor was lost, perhaps because of one of these trials: it hands them back unevaluated, and
 * the driver isolates the cause.
 */
final class TrialTask extends AbstractFunction2<TaskContext, Iterator<byte[]>, byte[]>
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Spark's name for GPUs. */
  static final String GPU = "gpu";

  private final EvaluatorRecipe recipe;
  private final TrialPlacement.Devices devices;
  private final int attempt;
  private final long search;

  /**
   * Creates the code of a stage.
   *
   * @param devices where networks are trained
   * @param attempt how often these trials were started before
   * @param search number of the {@link SearchLease}
   */
  TrialTask(EvaluatorRecipe recipe, TrialPlacement.Devices devices, int attempt, long search) {
    this.search = search;
    this.recipe = recipe;
    this.devices = devices;
    this.attempt = attempt;
  }

  @Override
  public byte[] apply(TaskContext context, Iterator<byte[]> trials) {
    return Wire.write(TaskResult.of(() -> report(context, trials)));
  }

  private TaskReport report(TaskContext context, Iterator<byte[]> trials) {
    if (context.attemptNumber() > 0) {
      return new TaskReport.Suspended();
    }
    try {
      return new TaskReport.Ran(outcomes(TaskDevice.of(context, devices), trials));
    } catch (OutOfMemoryError e) {
      return HeapFull.report(e);
    }
  }

  private List<Outcome> outcomes(TaskDevice device, Iterator<byte[]> trials) {
    List<Trial> together = new ArrayList<>();
    while (trials.hasNext()) {
      together.add(Wire.read(trials.next(), Trial.class));
    }
    if (!HeapFull.isEmbedded()) {
      EndedSearches.watch();
    }
    try (OpenEvaluators.Use use = OpenEvaluators.use(search, recipe, device.slot())) {
      return use.evaluator().evaluate(together, () -> device.begun(attempt));
    } finally {
      releaseIfEnded();
    }
  }

  /** In an embedded search that is stopped, a task may begin after all evaluators were released. */
  private void releaseIfEnded() {
    if (HeapFull.isEmbedded() && !SearchLease.isHeld(search)) {
      OpenEvaluators.release(one -> one == search);
    }
  }
}
