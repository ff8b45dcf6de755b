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
 * Which trial pays for which network. Who comes first pays; who comes later with an equal
 * fingerprint and a budget not larger takes the outcome over, whatever it is.
 *
 * <p>Who comes first is decided by generation and index, never by who finished first. It is what a
 * driver has to remember of all trials there ever were, so it holds neither networks nor curves.
 */
final class PaidTrials {

  private record Payer(TrialId id, Budget budget) {}

  private final Map<Fingerprint, Payer> payers = new HashMap<>();
  private final Map<TrialId, Outcome> outcomes = new HashMap<>();
  private int paying;

  /** The trial that has paid, or is paying, for this one; empty if this one has to pay. */
  Optional<TrialId> payerOf(Trial trial) {
    Payer payer = payers.get(trial.key());
    if (payer != null && payer.budget().covers(trial.budget())) {
      return Optional.of(payer.id());
    }
    payers.put(trial.key(), payer(trial));
    paying++;
    return Optional.empty();
  }

  private static Payer payer(Trial trial) {
    return new Payer(trial.id(), trial.budget());
  }

  /** Notes that a paying trial was not trained: the next one with its network has to pay. */
  void release(Trial payer) {
    payers.remove(payer.key(), payer(payer));
    paying--;
  }

  /** How many trials had to be run so far, or have to be. */
  int payers() {
    return paying;
  }

  /** Notes what a paying trial gave. */
  void settle(TrialId payer, Outcome outcome) {
    outcomes.put(payer, outcome.withoutCurve());
  }

  /** What a paying trial gave, as others take it over. */
  Outcome outcomeOf(TrialId payer) {
    Outcome outcome = outcomes.get(payer);
    if (outcome == null) {
      throw new IllegalStateException("[BUG] Expected an outcome of trial " + payer);
    }
    return outcome;
  }
}
