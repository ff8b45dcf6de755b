package org.evosearch.search;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/** Fails at a commit, as if the driver had been killed. */
public record InterruptedJournal(Journal journal, List<Integer> left) implements Journal {

  /** Fails at one commit after as many as given. */
  public InterruptedJournal(Journal journal, int commits) {
    this(journal, new ArrayList<>(List.of(commits)));
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
    journal.keep(trial, outcome);
  }

  @Override
  public void commit(GenerationRecord generation) {
    if (left.set(0, left.get(0) - 1) == 0) {
      throw new JournalException(JournalException.Kind.UNKNOWN, "interrupted");
    }
    journal.commit(generation);
  }

  @Override
  public void close() {
    journal.close();
  }
}
