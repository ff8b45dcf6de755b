package org.evosearch.search;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.evosearch.genotype.Genotype;
import org.evosearch.search.plan.ReEvaluationPlan;
import org.evosearch.search.rungs.RungTrial;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.Measurement;
import org.evosearch.trial.Origin;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Converts outcomes to the records of a journal, and records to what strategies and promotions are
 * told.
 *
 * @param <G> the encoding
 */
final class TrialRecords<G extends Genotype> {

  private final Search<G> search;

  TrialRecords(Search<G> search) {
    this.search = search;
  }

  /** The outcome of a trial that was run. */
  static Outcome outcomeOf(Trial trial, Map<Trial, Outcome> outcomes) {
    return Objects.requireNonNull(outcomes.get(trial), () -> "no outcome of trial " + trial.id());
  }

  TrialRecord record(ProposedGeneration.Entry<G> entry, Outcome outcome) {
    return new TrialRecord(
        entry.trial(),
        entry.proposal().genotype().text(),
        origin(entry),
        entry.original().orElse(null),
        outcome,
        fitness(new Measurement(entry.trial().candidate(), outcome)));
  }

  /** The rung is recorded only if the search has rungs, and not in the final re-evaluation. */
  private Origin origin(ProposedGeneration.Entry<G> entry) {
    Origin origin = entry.proposal().origin();
    return search.plan().effort().rungs().isEmpty()
            || entry.proposal().operator().equals(ReEvaluationPlan.OPERATOR)
        ? origin
        : origin.on(entry.rung());
  }

  /** Empty if the trial failed or violates a limit of the search. */
  private OptionalDouble fitness(Measurement measurement) {
    Goal goal = search.plan().goal();
    return goal.violation(measurement) > 0 ? OptionalDouble.empty() : goal.fitness(measurement);
  }

  /** What the strategy is told of a trial. */
  Evaluation<G> evaluation(TrialRecord record) {
    Measurement measurement = record.measurement();
    return new Evaluation<>(
        record.trial().id(),
        new Proposal<>(
            search.space().parse(record.genotype()),
            record.operator(),
            record.parents(),
            record.origin().species()),
        record.trial().fingerprint(),
        search.plan().goal().values(measurement),
        violation(measurement),
        measurement.parameters(),
        record.outcome() instanceof Outcome.Measured measured ? measured.logits() : List.of());
  }

  /** The measured violation, or what was known before training if the trial was not run. */
  private double violation(Measurement measurement) {
    return Math.max(
        search.plan().goal().violation(measurement),
        search.limits().excess(measurement.candidate()));
  }

  /** The trials that may be promoted: those trained to the end of their rung. */
  List<RungTrial> promotable(List<TrialRecord> trials) {
    return trials.stream()
        .filter(one -> one.wasRun() && !one.isStopped() && one.fitness().isPresent())
        .map(this::rungTrial)
        .toList();
  }

  private RungTrial rungTrial(TrialRecord record) {
    return new RungTrial(
        record.trial().id(),
        record.trial().fingerprint(),
        record.genotype(),
        search.plan().goal().values(record.measurement()));
  }
}
