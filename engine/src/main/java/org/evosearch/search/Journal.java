package org.evosearch.search;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Port: the record of one run. Generations are committed in order, each in one step that happens
 * wholly or not at all, once, whoever tries.
 */
public interface Journal extends AutoCloseable {

  /**
   * Begins the run, or goes on with it.
   *
   * @return the committed generations, from 0 on, none left out; all of them are to be taken before
   *     anything else is asked of this journal. Throws a {@link JournalException} where one cannot
   *     be read
   * @throws JournalException if the run exists with other settings, or is held by another driver
   */
  Iterator<GenerationRecord> begin(RunRecord run);

  /**
   * The same, all at once.
   *
   * @throws JournalException also if a committed generation cannot be read
   */
  default List<GenerationRecord> open(RunRecord run) {
    List<GenerationRecord> committed = new ArrayList<>();
    begin(run).forEachRemaining(committed::add);
    return List.copyOf(committed);
  }

  /**
   * The outcomes that were {@linkplain #keep kept} for trials of an open generation. Trials that
   * differ from what is asked for in seed, fingerprint or budget are left out.
   */
  Map<Trial, Outcome> kept(List<Trial> trials);

  /**
   * Notes that a generation is on its way, for those who look on. Changes nothing else.
   *
   * @param trials how many it has
   * @param toRun how many of them have no outcome yet
   */
  default void started(int generation, int trials, int toRun) {}

  /**
   * Keeps the outcome of a trial until its generation is committed. May be called by any thread.
   */
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
