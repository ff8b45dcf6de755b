package org.evosearch.jobs.runner;

import java.io.Serializable;
import java.util.List;
import org.evosearch.trial.Outcome;

/** What a task brings back. */
sealed interface TaskReport extends Serializable {

  /**
   * Its trials were run.
   *
   * @param outcomes in the order of the trials
   */
  record Ran(List<Outcome> outcomes) implements TaskReport {}

  /** An earlier attempt ended with its executor; the trials were not run again. */
  record Suspended() implements TaskReport {}

  /**
   * No trial can be run there.
   *
   * @param message one line for the user
   * @param trace for the log
   */
  record Broken(String message, String trace) implements TaskReport {}

  /**
   * The Java heap of the process is full. Its trials share it, so this says nothing of any of them.
   *
   * @param bytes of heap that there are
   */
  record HeapFull(long bytes) implements TaskReport {}
}
