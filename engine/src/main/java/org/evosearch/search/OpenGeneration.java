package org.evosearch.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.evosearch.genotype.Genotype;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * A generation whose turn to be told has not come.
 *
 * @param <G> the encoding
 */
sealed interface OpenGeneration<G extends Genotype> {

  /**
   * One that was committed before this driver came.
   *
   * @param record as it was committed
   * @param <G> the encoding
   */
  record Committed<G extends Genotype>(GenerationRecord record) implements OpenGeneration<G> {}

  /**
   * One whose trials are being run.
   *
   * @param proposed what was proposed
   * @param kept outcomes that an earlier driver left
   * @param toRun the trials that are being run
   * @param results their outcomes, in their order
   * @param <G> the encoding
   */
  record Running<G extends Genotype>(
      ProposedGeneration<G> proposed,
      Map<Trial, Outcome> kept,
      List<Trial> toRun,
      CompletableFuture<List<Outcome>> results)
      implements OpenGeneration<G> {

    /** Starts the trials that no earlier driver has run. */
    static <G extends Genotype> Running<G> start(
        ProposedGeneration<G> proposed,
        TrialRunner runner,
        Journal journal,
        SearchListener listener) {
      List<Trial> paying = proposed.paying();
      Map<Trial, Outcome> kept = journal.kept(paying);
      List<Trial> toRun = paying.stream().filter(trial -> !kept.containsKey(trial)).toList();
      listener.started(proposed.generation(), proposed.entries().size(), toRun.size());
      BiConsumer<Trial, Outcome> keep = journal::keep;
      return new Running<>(
          proposed, kept, toRun, runner.start(toRun, keep.andThen(listener::finished)));
    }

    /** Waits for the outcomes of all trials that had to be run. */
    Map<Trial, Outcome> outcomes() {
      Map<Trial, Outcome> outcomes = new HashMap<>(kept);
      List<Outcome> ran = TrialRunner.await(results);
      for (int i = 0; i < toRun.size(); i++) {
        outcomes.put(toRun.get(i), ran.get(i));
      }
      return outcomes;
    }
  }
}
