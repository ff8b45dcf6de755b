package org.evosearch.space;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;
import org.evosearch.trial.Candidate;
import org.evosearch.variation.Crossover;
import org.evosearch.variation.Mutation;

/**
 * A space whose candidates are tried as graphs, by who predicts what they are worth, and not as
 * networks.
 *
 * @param whole the space
 */
public record GraphSpace(ChoiceSpace whole) implements ChoiceSpaceView {

  @Override
  public Candidate candidate(Choices genotype) {
    return new Candidate.Graph(whole.graphEncoding().graph(genotype), whole.tableKey(genotype));
  }

  @Override
  public Choices sample(UniformRandomProvider random) {
    return whole.sample(random);
  }

  @Override
  public Choices initial(UniformRandomProvider random) {
    return whole.initial(random);
  }

  @Override
  public Mutation<Choices> mutation() {
    return whole.mutation();
  }

  @Override
  public Optional<Crossover<Choices>> crossover() {
    return whole.crossover();
  }
}
