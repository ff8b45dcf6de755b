package org.evosearch.variation.neat;

import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.variation.Mutation;

/**
 * Changes the structure of a genome and its weights.
 *
 * @param structure applied first
 * @param weights applied then
 * @param genomes whose weights are changed
 */
public record NeatMutation(StructureMutation structure, WeightMutation weights, Genomes genomes)
    implements Mutation<NeatGenome> {

  /** Whose weights are changed. */
  public enum Genomes {
    /** Those whose structure was not: as in the authors' program, a new one keeps its weights. */
    UNCHANGED,
    /** All, as in neat-python. */
    ALL
  }

  /**
   * Mutates a genome of a run.
   *
   * @param innovations of the run, to which new ones are added
   */
  public NeatGenome mutate(
      NeatGenome genome, Innovations innovations, UniformRandomProvider random) {
    NeatGenome grown = structure.mutate(genome, innovations, random);
    return genomes == Genomes.ALL || grown.equals(genome) ? weights.mutate(grown, random) : grown;
  }

  /** Mutates a genome by itself: new innovation numbers have no meaning for other genomes. */
  @Override
  public NeatGenome mutate(NeatGenome genome, UniformRandomProvider random) {
    return mutate(genome, Innovations.of(genome), random);
  }
}
