package org.evosearch.search;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.evosearch.search.plan.Prefilter;
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
 * @param trial what was tried
 * @param genotype its text
 * @param origin where it comes from
 * @param reusedFrom the trial whose outcome this is, null if this trial was run
 * @param outcome what came of it
 * @param fitness larger is better; empty if the trial failed, or exceeds a limit of the search
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

  /** What made the genotype. */
  public String operator() {
    return origin.operator();
  }

  /** The trials that it was made from. */
  public List<TrialId> parents() {
    return origin.parents();
  }

  /** The rung on which it was trained; 0 where all trainings are equally long. */
  public int rung() {
    return origin.rung().orElse(0);
  }

  /** Whether its training ended early, because others were clearly better by then. */
  public boolean isStopped() {
    return reusedFrom == null
        && outcome instanceof Outcome.Measured measured
        && !measured.curve().isEmpty()
        && measured.curve().size() < trial.budget().epochs();
  }

  /**
   * Passes over the training images that were paid for: those of its budget, also where the trial
   * failed, since nobody knows how far it came; fewer where the training ended early.
   */
  public int paidEpochs() {
    if (!isPaid()) {
      return 0;
    }
    return isStopped() && outcome instanceof Outcome.Measured measured
        ? measured.curve().size()
        : trial.budget().epochs();
  }

  /** This record of the same trial, of which more is known. */
  TrialRecord with(Trial other) {
    return new TrialRecord(other, genotype, origin, reusedFrom, outcome, fitness);
  }

  /** Whether this trial was run to its end: its outcome was neither taken over nor passed over. */
  public boolean isPaid() {
    return reusedFrom == null && !isPassedOver() && !isInfeasible();
  }

  /** Whether it was not run because it was known to exceed a limit of the search. */
  public boolean isInfeasible() {
    return outcome instanceof Outcome.Failed failed && failed.kind() == FailureKind.INFEASIBLE;
  }

  /** Whether others of its generation were scored better, so that it was not trained. */
  public boolean isPassedOver() {
    return Prefilter.hasPassedOver(outcome);
  }

  /** What was tried, with all that is known of it. */
  public Measurement measurement() {
    return new Measurement(trial.candidate(), outcome);
  }
}
