package org.evosearch.variation.neat;

import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.variation.Mutation;

/**
 * Changes the structure of a genome or, where that stays as it is, its weights. As in the authors'
 * program, a new structure keeps its weights for a generation.
 *
 * @param structure tried first
 * @param weights tried where it changed nothing
 */
public record NeatMutation(StructureMutation structure, WeightMutation weights)
    implements Mutation<NeatGenome> {

  /**
   * Mutates a genome of a run.
   *
   * @param innovations of the run, to which new ones are added
   */
  public NeatGenome mutate(
      NeatGenome genome, Innovations innovations, UniformRandomProvider random) {
    NeatGenome grown = structure.mutate(genome, innovations, random);
    return grown.equals(genome) ? weights.mutate(genome, random) : grown;
  }

  /** Mutates a genome by itself: new numbers mean nothing to other genomes. */
  @Override
  public NeatGenome mutate(NeatGenome genome, UniformRandomProvider random) {
    return mutate(genome, Innovations.of(genome), random);
  }
}
