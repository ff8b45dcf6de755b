package org.evosearch.search;

import java.util.List;
import java.util.Optional;
import org.evosearch.genotype.Genotype;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * A generation that was proposed and is not committed.
 *
 * @param generation from 0
 * @param entries in the order of the proposals
 * @param <G> the encoding
 */
record ProposedGeneration<G extends Genotype>(int generation, List<Entry<G>> entries) {

  /**
   * One proposal.
   *
   * @param proposal what was proposed
   * @param trial what is tried
   * @param original the trial whose outcome it takes over, empty if it has to be run
   * @param refusal why it need not be run, if it is known to exceed a limit
   * @param rung on which it is trained, from 0
   * @param <G> the encoding
   */
  record Entry<G extends Genotype>(
      Proposal<G> proposal,
      Trial trial,
      Optional<TrialId> original,
      Optional<Outcome.Failed> refusal,
      int rung) {

    /** A proposal against which nothing speaks. */
    Entry(Proposal<G> proposal, Trial trial, Optional<TrialId> original) {
      this(proposal, trial, original, Optional.empty(), 0);
    }

    /** A network that is trained for longer. */
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

  /** The trials that have to be run of networks that were trained before, for a shorter time. */
  List<Trial> promoted() {
    return entries.stream().filter(entry -> entry.rung() > 0).map(Entry::trial).toList();
  }
}
