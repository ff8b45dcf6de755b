package org.evosearch.strategy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Genotype;
import org.evosearch.trial.TrialId;

/**
 * The evaluation of a proposal.
 *
 * @param id the trial
 * @param proposal that was evaluated
 * @param fingerprint of the network with its hyperparameters
 * @param objectives values of all objectives, larger is better; empty if the trial failed, or was
 *     not run because it exceeds a limit
 * @param violation by how much constraints are exceeded, 0 if all hold
 * @param parameters size of the network
 * @param logits of trained alpha; empty if none was trained
 * @param <G> the encoding
 */
public record Evaluation<G extends Genotype>(
    TrialId id,
    Proposal<G> proposal,
    Fingerprint fingerprint,
    List<Double> objectives,
    double violation,
    long parameters,
    List<Double> logits) {

  /**
   * Best first: smaller violation, then larger fitness, then fewer parameters, then the earlier
   * trial; failures last.
   */
  public static final Comparator<Evaluation<?>> BEST_FIRST =
      Comparator.<Evaluation<?>, Boolean>comparing(Evaluation::hasFailed)
          .thenComparingDouble(Evaluation::violation)
          .thenComparingDouble(evaluation -> -evaluation.fitness().orElse(Double.NEGATIVE_INFINITY))
          .thenComparingLong(Evaluation::parameters)
          .thenComparing(Evaluation::id);

  /** Copies the lists. */
  public Evaluation {
    objectives = List.copyOf(objectives);
    logits = List.copyOf(logits);
  }

  /** An evaluation without trained alpha. */
  public Evaluation(
      TrialId id,
      Proposal<G> proposal,
      Fingerprint fingerprint,
      List<Double> objectives,
      double violation,
      long parameters) {
    this(id, proposal, fingerprint, objectives, violation, parameters, List.of());
  }

  /** An evaluation with one objective and no constraints. */
  public Evaluation(
      TrialId id,
      Proposal<G> proposal,
      Fingerprint fingerprint,
      OptionalDouble fitness,
      long parameters) {
    this(id, proposal, fingerprint, fitness.stream().boxed().toList(), 0, parameters);
  }

  /**
   * Whether the trial failed. Infeasible trials have not failed: their violation guides the search
   * toward feasible genotypes.
   */
  public boolean hasFailed() {
    return objectives.isEmpty() && violation == 0;
  }

  /** The value of the first objective, larger is better; empty if the trial failed. */
  public OptionalDouble fitness() {
    return objectives.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(objectives.get(0));
  }

  /** The trials of evaluations. */
  public static Set<TrialId> ids(Collection<? extends Evaluation<?>> evaluations) {
    return evaluations.stream().map(Evaluation::id).collect(Collectors.toUnmodifiableSet());
  }

  /** The genotype. */
  public G genotype() {
    return proposal.genotype();
  }
}
