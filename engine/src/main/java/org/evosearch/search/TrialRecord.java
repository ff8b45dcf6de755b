package org.evosearch.search;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.evosearch.search.plan.Prefilter;
import org.evosearch.search.plan.ReEvaluationPlan;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Measurement;
import org.evosearch.trial.Origin;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.jspecify.annotations.Nullable;

/**
 * One row of a generation.
 *
 * @param trial what was evaluated
 * @param genotype its text
 * @param origin operator, parents, species and rung
 * @param reusedFrom the original trial of a cached outcome, null if this trial was run
 * @param outcome metrics or failure
 * @param fitness larger is better; empty if the trial failed or exceeds a limit of the search
 */
public record TrialRecord(
    Trial trial,
    String genotype,
    Origin origin,
    @Nullable TrialId reusedFrom,
    Outcome outcome,
    OptionalDouble fitness) {

  /** A row of a strategy without species. */
  public TrialRecord(
      Trial trial,
      String genotype,
      String operator,
      List<TrialId> parents,
      @Nullable TrialId reusedFrom,
      Outcome outcome,
      OptionalDouble fitness) {
    this(
        trial,
        genotype,
        new Origin(operator, parents, OptionalInt.empty()),
        reusedFrom,
        outcome,
        fitness);
  }

  /** The operator that created the genotype. */
  public String operator() {
    return origin.operator();
  }

  /** The trials it was created from. */
  public List<TrialId> parents() {
    return origin.parents();
  }

  /** The rung on which it was trained; 0 in a search without rungs. */
  public int rung() {
    return origin.rung().orElse(0);
  }

  /** Whether early stopping ended its training run. */
  public boolean isStopped() {
    return reusedFrom == null
        && outcome instanceof Outcome.Measured measured
        && !measured.curve().isEmpty()
        && measured.curve().size() < trial.budget().epochs();
  }

  /**
   * The epochs charged to it: those of its budget, also if it failed, because how far it got is not
   * recorded; fewer if its training run was stopped early.
   */
  public int chargedEpochs() {
    if (!wasRun()) {
      return 0;
    }
    return isStopped() && outcome instanceof Outcome.Measured measured
        ? measured.curve().size()
        : trial.budget().epochs();
  }

  /** This record with more details of its trial. */
  TrialRecord with(Trial other) {
    return new TrialRecord(other, genotype, origin, reusedFrom, outcome, fitness);
  }

  /** Whether this trial was run: its outcome is not cached, and it was not rejected before. */
  public boolean wasRun() {
    return reusedFrom == null && !isPrefiltered() && !isInfeasible();
  }

  /** Whether it belongs to the final re-evaluation. */
  public boolean isReEvaluation() {
    return operator().equals(ReEvaluationPlan.OPERATOR);
  }

  /**
   * Whether its network had a shorter training run before: its fitness is not comparable to that of
   * the first rung.
   */
  public boolean isLonger() {
    return rung() > 0 || isReEvaluation();
  }

  /** Whether it was rejected before training because it exceeds a limit of the search. */
  public boolean isInfeasible() {
    return outcome instanceof Outcome.Failed failed && failed.kind() == FailureKind.INFEASIBLE;
  }

  /**
   * Whether other networks of its generation had better zero-cost scores, so it was not trained.
   */
  public boolean isPrefiltered() {
    return Prefilter.isPrefiltered(outcome);
  }

  /** The candidate and its outcome. */
  public Measurement measurement() {
    return new Measurement(trial.candidate(), outcome);
  }
}
