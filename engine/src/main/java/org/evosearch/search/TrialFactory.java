package org.evosearch.search;

import java.util.List;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.search.rungs.CurveThresholds;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * Creates trials: the decoded candidate, the budget of its rung with thresholds for early stopping,
 * a seed derived from generation and index, and the weights it inherits.
 *
 * @param <G> the encoding
 */
final class TrialFactory<G extends Genotype> {

  private final Search<G> search;
  private final CurveThresholds thresholds;
  private final Heredity heredity;

  TrialFactory(Search<G> search, CurveThresholds thresholds, Heredity heredity) {
    this.search = search;
    this.thresholds = thresholds;
    this.heredity = heredity;
  }

  /**
   * The trial of a strategy's proposal, on the first rung.
   *
   * @param generation of the search, from which the seed derives
   */
  Trial trial(int generation, TrialId id, Proposal<G> proposal) {
    DecodedCandidate decoded = search.space().decode(proposal.genotype());
    return inheriting(trial(generation, id, decoded, 0), proposal.parents(), proposal.operator());
  }

  /** The trial of a genotype that is promoted to a rung; it is trained from scratch. */
  Trial promoted(int generation, TrialId id, G genotype, int rung) {
    return trial(generation, id, search.space().decode(genotype), rung);
  }

  private Trial trial(int generation, TrialId id, DecodedCandidate decoded, int rung) {
    long seed = search.streams().derivedSeed(Purpose.TRIAL, generation, id.index());
    Budget budget = search.plan().effort().on(rung);
    return new Trial(id, decoded.candidate(), decoded.fingerprint(), budget, seed)
        .endingBelow(thresholds.of(budget.epochs()));
  }

  private Trial inheriting(Trial trial, List<TrialId> parents, String operator) {
    return search.weights().isEmpty()
        ? trial
        : trial.with(heredity.of(parents, operator, trial.fingerprint()));
  }

  /**
   * Restores what the trials of a committed generation inherited: tables record only the first
   * donor.
   */
  GenerationRecord withHeritage(GenerationRecord committed) {
    return search.weights().isEmpty()
        ? committed
        : committed.with(committed.trials().stream().map(this::withHeritage).toList());
  }

  private TrialRecord withHeritage(TrialRecord record) {
    return record.with(inheriting(record.trial(), record.parents(), record.operator()));
  }
}
