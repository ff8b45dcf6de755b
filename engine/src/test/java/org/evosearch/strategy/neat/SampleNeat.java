package org.evosearch.strategy.neat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.neat.NeatWeightSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.TrialId;
import org.evosearch.variation.neat.GenomeDistance;
import org.evosearch.variation.neat.NeatCrossover;
import org.evosearch.variation.neat.NeatMutation;
import org.evosearch.variation.neat.StructureMutation;
import org.evosearch.variation.neat.WeightMutation;

/** Settings and populations for tests. */
final class SampleNeat {

  static final NeatWeightSpace SPACE = new NeatWeightSpace(2, 1, Wiring.FEED_FORWARD);
  static final GenomeDistance DISTANCE =
      new GenomeDistance(1, 1, 0.4, GenomeDistance.Scale.LARGE_GENOMES);

  private SampleNeat() {}

  /** Settings under which genomes change often, so that there are many species. */
  static NeatSettings settings(int population, int targetSpecies) {
    return new NeatSettings(
        population,
        DISTANCE,
        new NeatSettings.SpeciationSettings(1, NeatSettings.Choice.FIRST, targetSpecies, 0.3),
        new NeatSettings.StagnationSettings(3, 5, 1),
        new NeatSettings.ParenthoodSettings(0.2, 1, 6, 0.25, 0.1),
        new NeatCrossover(Wiring.FEED_FORWARD, 0.75, 0.2),
        new NeatMutation(
            new StructureMutation(Wiring.FEED_FORWARD, 0.2, 0.3, 0.05, 0.05),
            new WeightMutation(0.8, 0.1, 0.5, 1, WeightMutation.Draw.UNIFORM, 8),
            NeatMutation.Genomes.UNCHANGED));
  }

  /** Members of a species, one for each fitness; NaN for a failure. */
  static List<Evaluation<NeatGenome>> evaluations(int generation, int species, double... fitness) {
    return IntStream.range(0, fitness.length)
        .mapToObj(i -> evaluation(new TrialId(generation, 100 * species + i), species, fitness[i]))
        .toList();
  }

  private static Evaluation<NeatGenome> evaluation(TrialId id, int species, double fitness) {
    NeatGenome genome =
        SPACE.initial(new RandomStreams(1).stream(Purpose.PROPOSAL, id.generation(), id.index()));
    return new Evaluation<>(
        id,
        new Proposal<>(genome, "initial", List.of()).in(species),
        Fingerprint.ofText(genome.text()),
        Double.isNaN(fitness) ? OptionalDouble.empty() : OptionalDouble.of(fitness),
        4);
  }
}
