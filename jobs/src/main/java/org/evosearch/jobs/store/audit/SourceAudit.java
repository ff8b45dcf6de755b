package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.evosearch.trial.TrialId;

/**
 * Checks that the trial that another one names as its source comes before it, exists, and is of the
 * same network.
 *
 * @param known trials by generation
 */
record SourceAudit(RecordedTrials known) {

  /**
   * What is wrong with a source.
   *
   * @param rule what is wrong with a source of the same network, given the trial and its source
   * @return words that follow the name of the source; empty if nothing is wrong, or the source's
   *     generation is damaged
   */
  Optional<String> problem(
      TrialId id,
      RecordedTrial trial,
      TrialId source,
      BiFunction<RecordedTrial, RecordedTrial, Optional<String>> rule)
      throws IOException {
    if (source.compareTo(id) >= 0) {
      return Optional.of("does not come before it");
    }
    Optional<List<RecordedTrial>> sources = known.of(source.generation());
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    if (source.index() >= sources.get().size()) {
      return Optional.of("does not exist");
    }
    RecordedTrial found = sources.get().get(source.index());
    return found.fingerprint().equals(trial.fingerprint())
        ? rule.apply(trial, found)
        : Optional.of("has another fingerprint");
  }
}
