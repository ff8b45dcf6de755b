package org.evosearch.space;

import org.evosearch.control.Phenotype;
import org.evosearch.genotype.Genotype;
import org.evosearch.trial.Candidate;

/**
 * A space whose genotypes determine the weights of their networks, so that there is nothing to
 * train.
 *
 * @param <G> the encoding
 */
public interface PhenotypeSpace<G extends Genotype> extends SearchSpace<G> {

  /** The network of a genotype of this space, with its weights. */
  Phenotype phenotype(G genotype);

  /**
   * A candidate with its weights, equal for equal networks with equal weights. There is no network
   * without weights: asking for it throws {@link UnsupportedOperationException}.
   */
  @Override
  default DecodedCandidate decode(G genotype) {
    Candidate.Weighted candidate = new Candidate.Weighted(phenotype(genotype));
    return DecodedCandidate.of(() -> weightless(genotype))
        .withCandidate(() -> candidate)
        .withFingerprint(candidate::fingerprint);
  }

  private static Candidate.Network weightless(Genotype genotype) {
    throw new UnsupportedOperationException("[BUG] Expected a candidate with weights: " + genotype);
  }
}
