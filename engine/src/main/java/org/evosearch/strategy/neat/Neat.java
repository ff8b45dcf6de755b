package org.evosearch.strategy.neat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.GenomeSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.variation.neat.Innovations;

/**
 * Neuroevolution of augmenting topologies: networks start without hidden nodes and grow, genomes
 * are lined up by historical markings, and new structure is protected by species that share their
 * fitness.
 *
 * <p>Kenneth O. Stanley and Risto Miikkulainen: Evolving Neural Networks through Augmenting
 * Topologies. Evolutionary Computation 10(2), 2002. Each generation replaces the previous one
 * except for champions. Historical markings are kept for the whole run, and are restored from
 * committed generations, like the species of each trial.
 */
public final class Neat implements SearchStrategy<NeatGenome> {

  private final GenomeSpace space;
  private final NeatSettings settings;
  private final List<NeatGenome> given;
  private final Innovations innovations = new Innovations();
  private Population population;
  private int generations;

  /** Creates the strategy before its first generation. */
  public Neat(GenomeSpace space, NeatSettings settings) {
    this(space, settings, List.of());
  }

  private Neat(GenomeSpace space, NeatSettings settings, List<NeatGenome> given) {
    this.space = space;
    this.settings = settings;
    this.given = List.copyOf(given);
    this.given.forEach(innovations::absorb);
    this.population = Population.none(settings.speciation().threshold());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the genotypes are of several runs: their historical
   *     markings mean different things
   */
  @Override
  public SearchStrategy<NeatGenome> startingFrom(List<NeatGenome> genotypes) {
    return new Neat(space, settings, genotypes);
  }

  @Override
  public List<Proposal<NeatGenome>> ask(int generation, RandomStreams streams) {
    List<Species> parents = population.reproducing(generation, settings.stagnation());
    List<Proposal<NeatGenome>> children =
        parents.isEmpty()
            ? beginners(generation, streams)
            : new Breeding(settings, parents, innovations.copy(), streams, generation).children();
    Speciation speciation = speciation(generation, streams);
    return children.stream()
        .map(child -> child.in(speciation.speciesOf(child.genotype())))
        .toList();
  }

  private List<Proposal<NeatGenome>> beginners(int generation, RandomStreams streams) {
    List<Proposal<NeatGenome>> beginners = new ArrayList<>();
    if (generation == 0) {
      given.stream()
          .limit(settings.population())
          .forEach(one -> beginners.add(new Proposal<>(one, "warm-start", List.of())));
    }
    IntStream.range(beginners.size(), settings.population())
        .mapToObj(i -> space.initial(streams.stream(Purpose.PROPOSAL, generation, i)))
        .forEach(one -> beginners.add(new Proposal<>(one, "initial", List.of())));
    return beginners;
  }

  /** Each species is represented by a random member of the previous generation. */
  private Speciation speciation(int generation, RandomStreams streams) {
    UniformRandomProvider random =
        streams.stream(Purpose.PROPOSAL, generation, settings.population());
    Map<Integer, NeatGenome> representatives = new LinkedHashMap<>();
    for (Species one : population.species()) {
      int place = random.nextInt(one.members().size());
      representatives.put(one.id(), one.members().get(place).genome());
    }
    return new Speciation(
        settings.distance(),
        population.threshold(),
        settings.speciation().choice(),
        representatives,
        population.next());
  }

  @Override
  public void tell(List<Evaluation<NeatGenome>> evaluations) {
    evaluations.forEach(evaluation -> innovations.absorb(evaluation.genotype()));
    if (!evaluations.isEmpty()) {
      population = population.after(evaluations, generations, settings);
    }
    generations++;
  }

  /** 1: the new historical markings of a generation are known once it is told. */
  @Override
  public int largestPipeline() {
    return 1;
  }
}
