package org.evosearch.jobs.runner;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.function.ObjIntConsumer;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the reports of the tasks of one stage, as they end. */
final class StageReports implements ObjIntConsumer<TaskReport> {

  private static final Logger LOG = LoggerFactory.getLogger(StageReports.class);

  private final List<List<Trial>> bundles;
  private final Arrivals arrivals;
  private final BiConsumer<Trial, Outcome> finished;
  private final LongConsumer heapFull;
  private volatile OptionalLong fullHeap = OptionalLong.empty();

  /**
   * Creates the reports of a stage.
   *
   * @param bundles the trials of each task
   * @param arrivals process outcomes
   * @param finished receives each outcome from them
   * @param heapFull receives the size in bytes of a Java heap that is full
   */
  StageReports(
      List<List<Trial>> bundles,
      Arrivals arrivals,
      BiConsumer<Trial, Outcome> finished,
      LongConsumer heapFull) {
    this.bundles = bundles;
    this.arrivals = arrivals;
    this.finished = finished;
    this.heapFull = heapFull;
  }

  @Override
  public void accept(TaskReport report, int task) {
    if (report instanceof TaskReport.Ran ran) {
      take(bundles.get(task), ran.outcomes());
    } else if (report instanceof TaskReport.HeapFull full) {
      LOG.warn("The Java heap of an executor is full; its trials are run again");
      fullHeap = OptionalLong.of(full.bytes());
      heapFull.accept(full.bytes());
    }
  }

  private void take(List<Trial> trials, List<Outcome> outcomes) {
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      Outcome outcome = outcomes.get(i);
      arrivals.add(() -> finished.accept(trial, outcome));
    }
  }

  /** Size in bytes of a Java heap that the trials of the stage filled. */
  OptionalLong fullHeap() {
    return fullHeap;
  }
}
