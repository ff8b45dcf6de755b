package org.evosearch.search;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
   * @param results of all trials that have to be run, when they are there
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
