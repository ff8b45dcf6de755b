package org.evosearch.variation.neat;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.neat.NeatWeightSpace;

/** Genomes of one run, for tests. */
public final class SampleGenomes {

  private static final WeightMutation WEIGHTS =
      new WeightMutation(1, 0.1, 1, 1, WeightMutation.Draw.UNIFORM, 8);

  private SampleGenomes() {}

  /** Genomes with two inputs, a bias and an output that share their historical markings. */
  public static List<NeatGenome> of(long seed, Wiring wiring, int count) {
    RandomStreams streams = new RandomStreams(seed);
    NeatWeightSpace space = new NeatWeightSpace(2, 1, wiring);
    NeatMutation mutation =
        new NeatMutation(new StructureMutation(wiring, 0.4, 0.5, 0, 0.1), WEIGHTS, NeatMutation.Genomes.UNCHANGED);
    Innovations innovations = new Innovations();
    List<NeatGenome> genomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var random = streams.stream(Purpose.PROPOSAL, 0, i);
      NeatGenome genome = space.initial(random);
      innovations.absorb(genome);
      int mutations = random.nextInt(12);
      for (int k = 0; k < mutations; k++) {
        genome = mutation.mutate(genome, innovations, random);
      }
      genomes.add(genome);
    }
    return genomes;
  }
}
