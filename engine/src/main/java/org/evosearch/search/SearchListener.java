package org.evosearch.search;

import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/** Is notified of a search's progress. Must not block. */
public interface SearchListener {

  /** Ignores all events. */
  SearchListener NONE = new SearchListener() {};

  /**
   * A generation has started.
   *
   * @param trials number of its trials
   * @param toRun number of those that have to be run
   */
  default void started(int generation, int trials, int toRun) {}

  /** A trial was run. May be called by any thread. */
  default void finished(Trial trial, Outcome outcome) {}

  /** A generation was committed. */
  default void committed(GenerationRecord generation) {}

  /** A generation was found committed when the run was opened. */
  default void replayed(GenerationRecord generation) {}

  /** The final re-evaluation was committed. */
  default void reEvaluated(GenerationRecord round) {}
}
