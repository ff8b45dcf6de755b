package org.evosearch.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * The outcomes of a run by network. A trial with the fingerprint of an earlier one and no larger
 * budget reuses its outcome, failures included.
 *
 * <p>Trials are looked up in the order of generation and index, not of completion. The cache lives
 * as long as its driver, so it keeps neither networks nor learning curves.
 */
final class EvaluationCache {

  private record Original(TrialId id, Budget budget) {

    static Original of(Trial trial) {
      return new Original(trial.id(), trial.budget());
    }
  }

  private final Map<Fingerprint, Original> originals = new HashMap<>();
  private final Map<TrialId, Outcome> outcomes = new HashMap<>();
  private int evaluations;

  /** The original trial whose outcome this one reuses; empty if this one has to be run. */
  Optional<TrialId> lookUp(Trial trial) {
    Original original = originals.get(trial.key());
    if (original != null && original.budget().covers(trial.budget())) {
      return Optional.of(original.id());
    }
    originals.put(trial.key(), Original.of(trial));
    evaluations++;
    return Optional.empty();
  }

  /** Removes a trial that was not run after all, so that the next one with its network is. */
  void invalidate(Trial trial) {
    originals.remove(trial.key(), Original.of(trial));
    evaluations--;
  }

  /** The number of trials that were or will be run. */
  int evaluations() {
    return evaluations;
  }

  /** Records the outcome of a trial that was run. */
  void record(TrialId original, Outcome outcome) {
    outcomes.put(original, outcome.withoutCurve());
  }

  /** The outcome of a trial that was run, without its learning curve. */
  Outcome outcomeOf(TrialId original) {
    Outcome outcome = outcomes.get(original);
    if (outcome == null) {
      throw new IllegalStateException("[BUG] Expected an outcome of trial " + original);
    }
    return outcome;
  }
}
