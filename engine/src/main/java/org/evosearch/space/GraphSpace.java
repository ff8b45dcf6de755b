package org.evosearch.space;

import org.evosearch.genotype.Choices;
import org.evosearch.trial.Candidate;

/** A space whose candidates are graphs, evaluated by a predictor, instead of networks. */
public final class GraphSpace extends ChoiceSpaceView {

  /** A view of a space whose genotypes decode to graphs. */
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
