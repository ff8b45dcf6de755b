package org.evosearch.space;

import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Reals;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Hyperparameters;

/**
 * Some real genes: a small space for tests. Each one is the width of a linear layer, in tenths.
 *
 * @param dimension how many genes
 */
public record ToyReals(int dimension) implements RealSpace {

  private static final int TENTHS = 10;

  @Override
  public DecodedCandidate decode(Reals genotype) {
    return DecodedCandidate.of(() -> network(genotype));
  }

  private Candidate.Network network(Reals genotype) {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 4, 4));
    builder.then(new Flatten());
    for (double gene : genotype.values()) {
      builder.then(new Linear(1 + (int) Math.rint(TENTHS * gene), true));
    }
    builder.then(new Linear(10, true));
    return new Candidate.Network(builder.build(), Hyperparameters.NONE);
  }
}
