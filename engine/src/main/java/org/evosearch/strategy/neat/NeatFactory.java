package org.evosearch.strategy.neat;

import org.evosearch.config.Section;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.space.GenomeSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;
import org.evosearch.variation.neat.GenomeDistance;
import org.evosearch.variation.neat.NeatCrossover;
import org.evosearch.variation.neat.NeatMutation;
import org.evosearch.variation.neat.StructureMutation;
import org.evosearch.variation.neat.WeightMutation;

/** Makes {@link Neat}. */
public final class NeatFactory implements StrategyFactory.OnNeatGenomes {

  private static final double MOST = 1e6;

  @Override
  public String name() {
    return "neat";
  }

  @Override
  public SearchStrategy<NeatGenome> create(Section section, GenomeSpace space) {
    NeatSettings settings =
        new NeatSettings(
            section.whole("population", 2),
            distance(section.section("distance")),
            speciation(section.section("speciation")),
            stagnation(section.section("stagnation")),
            parenthood(section),
            crossover(section, space.wiring()),
            new NeatMutation(
                structure(section.section("structure"), space.wiring()),
                weights(section.section("weights")),
                section.section("weights").choice("genomes", NeatMutation.Genomes.class)));
    return new Neat(space, settings);
  }

  private static GenomeDistance distance(Section section) {
    return new GenomeDistance(
        section.real("excess", 0, MOST),
        section.real("disjoint", 0, MOST),
        section.real("weights", 0, MOST),
        section.choice("divided", GenomeDistance.Scale.class));
  }

  private static NeatSettings.SpeciationSettings speciation(Section section) {
    return new NeatSettings.SpeciationSettings(
        section.realAbove("threshold", 0, MOST),
        section.choice("joins", NeatSettings.Choice.class),
        section.whole("target-species", 0),
        section.realAbove("threshold-step", 0, MOST));
  }

  private static NeatSettings.StagnationSettings stagnation(Section section) {
    return new NeatSettings.StagnationSettings(
        section.whole("species", 1), section.whole("population", 1), section.whole("spared", 1));
  }

  private static NeatSettings.ParenthoodSettings parenthood(Section section) {
    return new NeatSettings.ParenthoodSettings(
        section.realAbove("survival", 0, 1),
        section.whole("champions", 0),
        section.whole("champions-from", 1),
        section.real("mutation-only", 0, 1),
        section.real("interspecies", 0, 1));
  }

  private static NeatCrossover crossover(Section section, Wiring wiring) {
    return new NeatCrossover(
        wiring, section.real("stays-disabled", 0, 1), section.real("averaging", 0, 1));
  }

  private static StructureMutation structure(Section section, Wiring wiring) {
    return new StructureMutation(
        wiring,
        section.real("add-node", 0, 1),
        section.real("add-connection", 0, 1),
        section.real("remove-node", 0, 1),
        section.real("remove-connection", 0, 1));
  }

  private static WeightMutation weights(Section section) {
    return new WeightMutation(
        section.real("rate", 0, 1),
        section.real("redrawn", 0, 1),
        section.realAbove("step", 0, MOST),
        section.realAbove("range", 0, MOST),
        section.choice("draw", WeightMutation.Draw.class),
        section.realAbove("limit", 0, MOST));
  }
}
