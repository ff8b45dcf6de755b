package org.evosearch.strategy;

import java.util.Comparator;
import java.util.OptionalDouble;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Genotype;
import org.evosearch.trial.TrialId;

/**
 * What came of a proposal.
 *
 * @param id the trial
 * @param proposal what was tried
 * @param fingerprint of the network with its training
 * @param fitness larger is better; empty if the trial failed
 * @param parameters size of the network
 * @param <G> the encoding
 */
public record Evaluation<G extends Genotype>(
    TrialId id,
    Proposal<G> proposal,
    Fingerprint fingerprint,
    OptionalDouble fitness,
    long parameters) {

  /** Best first: larger fitness, then fewer parameters, then the earlier trial; failures last. */
  public static final Comparator<Evaluation<?>> BEST_FIRST =
      Comparator.<Evaluation<?>>comparingDouble(
              evaluation -> -evaluation.fitness.orElse(Double.NEGATIVE_INFINITY))
          .thenComparingLong(Evaluation::parameters)
          .thenComparing(Evaluation::id);

  /** What was tried. */
  public G genotype() {
    return proposal.genotype();
  }
}
