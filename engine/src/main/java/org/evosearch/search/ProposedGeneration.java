package org.evosearch.search;

import java.util.List;
import java.util.Optional;
import org.evosearch.genotype.Genotype;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * A generation that is proposed but not committed.
 *
 * @param generation from 0
 * @param entries in the order of the proposals
 * @param <G> the encoding
 */
record ProposedGeneration<G extends Genotype>(int generation, List<Entry<G>> entries) {

  /**
   * One proposal.
   *
   * @param proposal of the strategy
   * @param trial of its candidate
   * @param original the trial whose outcome it reuses, empty if it has to be run
   * @param refusal its outcome if it is known to exceed a limit, so that it is not run
   * @param rung on which it is trained, from 0
   * @param <G> the encoding
   */
  record Entry<G extends Genotype>(
      Proposal<G> proposal,
      Trial trial,
      Optional<TrialId> original,
      Optional<Outcome.Failed> refusal,
      int rung) {

    /** A proposal that has to be run. */
    Entry(Proposal<G> proposal, Trial trial, Optional<TrialId> original) {
      this(proposal, trial, original, Optional.empty(), 0);
    }

    /** A network that is promoted to a longer training run. */
    Entry(Proposal<G> proposal, Trial trial, int rung) {
      this(proposal, trial, Optional.empty(), Optional.empty(), rung);
    }

    /** Whether it has to be run. */
    boolean isNew() {
      return original.isEmpty() && refusal.isEmpty();
    }
  }

  /** Copies the list. */
  ProposedGeneration {
    entries = List.copyOf(entries);
  }

  /** The trials that have to be run. */
  List<Trial> toRun() {
    return entries.stream().filter(Entry::isNew).map(Entry::trial).toList();
  }

  /** The trials to run whose networks were promoted from a lower rung. */
  List<Trial> promoted() {
    return entries.stream().filter(entry -> entry.rung() > 0).map(Entry::trial).toList();
  }
}
