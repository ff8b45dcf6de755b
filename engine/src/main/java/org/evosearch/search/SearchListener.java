package org.evosearch.search;

import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/** Is told how a search goes on. Must not block. */
public interface SearchListener {

  /** Nobody listens. */
  SearchListener NONE = new SearchListener() {};

  /**
   * A generation is on its way.
   *
   * @param trials how many trials it has
   * @param toRun how many of them have to be run
   */
  default void started(int generation, int trials, int toRun) {}

  /** A trial was run. Called by any thread. */
  default void finished(Trial trial, Outcome outcome) {}

  /** A generation was committed just now. */
  default void committed(GenerationRecord generation) {}

  /** A generation was found committed when the run was opened. */
  default void replayed(GenerationRecord generation) {}

  /** The best networks were tried again and that was committed just now. */
  default void reEvaluated(GenerationRecord round) {}
}
