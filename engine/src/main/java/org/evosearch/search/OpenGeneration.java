package org.evosearch.search;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.evosearch.genotype.Genotype;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * A generation that the strategy has not been told yet.
 *
 * @param <G> the encoding
 */
sealed interface OpenGeneration<G extends Genotype> {

  /**
   * A generation that an earlier driver committed.
   *
   * @param record as it was committed
   * @param <G> the encoding
   */
  record Committed<G extends Genotype>(GenerationRecord record) implements OpenGeneration<G> {}

  /**
   * A generation whose trials are running.
   *
   * @param proposed its proposals and trials
   * @param results the outcomes of all trials that have to be run
   * @param <G> the encoding
   */
  record Running<G extends Genotype>(
      ProposedGeneration<G> proposed, CompletableFuture<Map<Trial, Outcome>> results)
      implements OpenGeneration<G> {

    /** Waits for the outcomes of all trials that had to be run. */
    Map<Trial, Outcome> outcomes() {
      return TrialRunner.await(results);
    }
  }
}
