package org.evosearch.space;

import org.evosearch.architecture.Fingerprint;
import org.evosearch.control.Phenotype;
import org.evosearch.genotype.Genotype;
import org.evosearch.trial.Candidate;

/**
 * A space whose genotypes have the weights of a network, so that there is nothing to train.
 *
 * @param <G> the encoding
 */
public interface PhenotypeSpace<G extends Genotype> extends SearchSpace<G> {

  /** The network of a genotype of this space, with its weights. */
  Phenotype phenotype(G genotype);

  @Override
  default Candidate candidate(G genotype) {
    return new Candidate.Weighted(phenotype(genotype));
  }

  /** Equal for equal networks with equal weights. */
  @Override
  default Fingerprint fingerprint(G genotype) {
    return new Candidate.Weighted(phenotype(genotype)).fingerprint();
  }

  @Override
  default Meaning meaning(G genotype) {
    Candidate.Weighted candidate = new Candidate.Weighted(phenotype(genotype));
    return new Meaning(candidate, candidate.fingerprint());
  }

  /**
   * Nothing: there is no network without weights.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  default Candidate.Network decode(G genotype) {
    throw new UnsupportedOperationException("[BUG] Expected a candidate with weights: " + genotype);
  }
}
