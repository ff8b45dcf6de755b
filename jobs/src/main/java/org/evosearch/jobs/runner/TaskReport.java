package org.evosearch.jobs.runner;

import java.io.Serializable;
import java.util.List;
import org.evosearch.trial.Outcome;

/** How the trials of a task ended. */
sealed interface TaskReport extends Serializable {

  /**
   * They were run.
   *
   * @param outcomes in the order of the trials
   */
  record Ran(List<Outcome> outcomes) implements TaskReport {}

  /** An earlier attempt ended with its executor; the trials were not run again. */
  record Suspended() implements TaskReport {}

  /**
   * The Java heap of the process is full. All of its trials share it, so no trial is to blame.
   *
   * @param bytes size of the heap
   */
  record HeapFull(long bytes) implements TaskReport {}
}
