package org.evosearch.experiment;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.RunRecord;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/** A journal whose driver dies when it is about to keep an outcome, or to commit. */
final class FatalJournal implements Journal {

  /** Ends a driver at a moment of its run. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Journal journal;
  private final String moment;
  private final int generation;

  FatalJournal(Journal journal, String moment, int generation) {
    this.journal = journal;
    this.moment = moment;
    this.generation = generation;
  }

  private void live(String now, int at, int index) {
    if (now.equals(moment) && at == generation && index % 4 == 0) {
      throw new Killed();
    }
  }

  @Override
  public Iterator<GenerationRecord> begin(RunRecord run) {
    return journal.begin(run);
  }

  @Override
  public Map<Trial, Outcome> kept(List<Trial> trials) {
    return journal.kept(trials);
  }

  @Override
  public void keep(Trial trial, Outcome outcome) {
    live("keep", trial.id().generation(), trial.id().index());
    journal.keep(trial, outcome);
  }

  @Override
  public void commit(GenerationRecord record) {
    live("commit", record.generation(), 0);
    journal.commit(record);
  }

  @Override
  public void close() {
    journal.close();
  }
}
