package org.evosearch.space;

import org.evosearch.genotype.Choices;
import org.evosearch.trial.Candidate;

/**
 * A space whose candidates are tried as graphs, by who predicts what they are worth, and not as
 * networks.
 */
public final class GraphSpace extends ChoiceSpaceView {

  /** A space whose genotypes become graphs. */
  public GraphSpace(ChoiceSpace whole) {
    super(whole);
  }

  @Override
  public DecodedCandidate decode(Choices genotype) {
    return super.decode(genotype).withCandidate(() -> graph(genotype));
  }

  private Candidate graph(Choices genotype) {
    return new Candidate.Graph(graphEncoding().graph(genotype), tableKey(genotype));
  }
}
