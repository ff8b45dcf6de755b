package org.evosearch.search;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Port: the record of one run. Generations are committed in order, each in one atomic step, exactly
 * once even if several drivers try.
 */
public interface Journal extends AutoCloseable {

  /**
   * Begins or resumes the run.
   *
   * @return the committed generations from 0 on, without gaps; the iterator must be exhausted
   *     before another method is called. It throws a {@link JournalException} if one cannot be read
   * @throws JournalException if the run exists with other settings, or is held by another driver
   */
  Iterator<GenerationRecord> begin(RunRecord run);

  /**
   * Like {@link #begin}, as a list.
   *
   * @throws JournalException also if a committed generation cannot be read
   */
  default List<GenerationRecord> open(RunRecord run) {
    List<GenerationRecord> committed = new ArrayList<>();
    begin(run).forEachRemaining(committed::add);
    return List.copyOf(committed);
  }

  /**
   * The outcomes that were {@linkplain #keep kept} for trials of an open generation, without those
   * of trials with another seed, fingerprint or budget.
   */
  Map<Trial, Outcome> kept(List<Trial> trials);

  /**
   * Records that a generation has started, for {@code status}. Has no other effect.
   *
   * @param trials number of its trials
   * @param toRun number of those without an outcome
   */
  default void started(int generation, int trials, int toRun) {}

  /** Keeps the outcome of a trial until its generation is committed. Thread-safe. */
  void keep(Trial trial, Outcome outcome);

  /**
   * Commits the next generation.
   *
   * @throws JournalException if another driver committed it first
   */
  void commit(GenerationRecord generation);

  @Override
  void close();
}
