package org.evosearch.search;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Port: runs the trials of a generation in any order, as parallel as possible.
 *
 * <p>Several generations may be in flight. Failures of candidates are outcomes; the future fails
 * only if trials cannot be run at all.
 */
public interface TrialRunner extends AutoCloseable {

  /**
   * Starts trials and returns at once.
   *
   * @param trials of one generation
   * @param finished receives each outcome as it arrives, on any thread
   * @return the outcomes, in the order of the trials
   */
  CompletableFuture<List<Outcome>> start(List<Trial> trials, BiConsumer<Trial, Outcome> finished);

  /**
   * Waits for the outcomes of {@link #start}.
   *
   * @throws RuntimeException if trials cannot be run
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

  /** The machines' last error message, in one line; empty if there was none. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  @Override
  void close();
}
