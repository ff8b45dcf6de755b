package org.evosearch.search;

import java.util.List;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Several listeners as one; all are told, in order.
 *
 * @param all who listens
 */
public record SearchListeners(List<SearchListener> all) implements SearchListener {

  /** Copies the list. */
  public SearchListeners {
    all = List.copyOf(all);
  }

  @Override
  public void started(int generation, int trials, int toRun) {
    all.forEach(listener -> listener.started(generation, trials, toRun));
  }

  @Override
  public void finished(Trial trial, Outcome outcome) {
    all.forEach(listener -> listener.finished(trial, outcome));
  }

  @Override
  public void committed(GenerationRecord generation) {
    all.forEach(listener -> listener.committed(generation));
  }

  @Override
  public void replayed(GenerationRecord generation) {
    all.forEach(listener -> listener.replayed(generation));
  }

  @Override
  public void reEvaluated(GenerationRecord round) {
    all.forEach(listener -> listener.reEvaluated(round));
  }
}
