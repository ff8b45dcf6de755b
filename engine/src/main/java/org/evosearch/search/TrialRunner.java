package org.evosearch.search;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Port: runs the trials of a generation, somewhere, in any order and as parallel as it can.
 *
 * <p>Several generations may be in flight. What a candidate does wrong is an outcome; the future
 * fails only if trials cannot be run at all.
 */
public interface TrialRunner extends AutoCloseable {

  /**
   * Starts trials and returns at once.
   *
   * @param trials of one generation
   * @param finished told of each outcome as it arrives, from any thread
   * @return the outcomes, in the order of the trials
   */
  CompletableFuture<List<Outcome>> start(List<Trial> trials, BiConsumer<Trial, Outcome> finished);

  /**
   * Waits for what {@link #start} has promised.
   *
   * @throws RuntimeException why trials cannot be run
   */
  static <T> T await(CompletableFuture<T> outcomes) {
    try {
      return outcomes.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** What the machines last said of why they failed, in one line; empty if they did not. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  @Override
  void close();
}
