package org.evosearch.experiment;

import java.util.List;
import java.util.Set;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.TrialId;

/** Runs of experiments in this process, and what they recorded. */
final class InMemoryRuns {

  private InMemoryRuns() {}

  /** Scores trials by a formula; one of them fails. */
  static TrialRunner runner(int slots, TrialId failing) {
    return new LocalTrialRunner(new FormulaRecipe(1, Set.of(failing), Set.of()), slots);
  }

  /** Runs an experiment to its end, or to that of its journal, and closes both. */
  static SearchResult run(Experiment<?> experiment, TrialRunner runner, Journal journal) {
    try (runner;
        journal) {
      return experiment.run(runner, journal, SearchListener.NONE);
    }
  }

  /** What is recorded of a run, without times. */
  static List<GenerationRecord> recorded(Experiment<?> experiment, InMemoryJournal.Store store) {
    return new InMemoryJournal(store)
        .open(experiment.run()).stream().map(SampleSearch::timeless).toList();
  }

  /** What is recorded of a run that nothing interrupts. */
  static List<GenerationRecord> unbroken(Experiment<?> experiment, TrialRunner runner) {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    run(experiment, runner, new InMemoryJournal(store));
    return recorded(experiment, store);
  }
}
