package org.evosearch.strategy.neat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.Proposal;
import org.evosearch.variation.neat.Innovations;

/** Makes the children of one generation. */
final class Breeding {

  private final NeatSettings settings;
  private final List<Species> parents;
  private final Innovations innovations;
  private final RandomStreams streams;
  private final int generation;
  private final List<Proposal<NeatGenome>> children = new ArrayList<>();

  /**
   * The breeding of one generation.
   *
   * @param parents the species that have children, each with a member that was measured
   * @param innovations of the run, to which new ones are added
   */
  Breeding(
      NeatSettings settings,
      List<Species> parents,
      Innovations innovations,
      RandomStreams streams,
      int generation) {
    this.settings = settings;
    this.parents = parents;
    this.innovations = innovations;
    this.streams = streams;
    this.generation = generation;
  }

  /** The children of all species, the oldest species first. */
  List<Proposal<NeatGenome>> children() {
    int[] counts = FitnessSharing.children(parents, settings.population());
    for (int i = 0; i < counts.length; i++) {
      addChildren(parents.get(i), counts[i]);
    }
    return children;
  }

  private void addChildren(Species species, int count) {
    List<Member> breeders = breeders(species);
    boolean hasChampions = species.members().size() >= settings.parenthood().championsFrom();
    int champions = hasChampions ? settings.parenthood().champions() : 0;
    for (int i = 0; i < count; i++) {
      children.add(
          i < Math.min(champions, breeders.size())
              ? new Proposal<>(
                  breeders.get(i).genome(), "champion", List.of(breeders.get(i).evaluation().id()))
              : child(breeders, streams.stream(Purpose.PROPOSAL, generation, children.size())));
    }
  }

  /** The best members, one more than their share as in the authors' program. */
  private List<Member> breeders(Species species) {
    List<Member> measured = species.measured();
    int count = 1 + (int) (settings.parenthood().survival() * species.members().size());
    return measured.subList(0, Math.min(measured.size(), count));
  }

  private Proposal<NeatGenome> child(List<Member> breeders, UniformRandomProvider random) {
    Member mother = drawn(breeders, random);
    if (random.nextDouble() < settings.parenthood().mutationOnly()) {
      return mutant(mother, random);
    }
    boolean isForeign = random.nextDouble() < settings.parenthood().interspecies();
    Member father = drawn(isForeign ? breeders(drawn(parents, random)) : breeders, random);
    return father.equals(mother) ? mutant(mother, random) : crossed(mother, father, random);
  }

  private Proposal<NeatGenome> mutant(Member mother, UniformRandomProvider random) {
    NeatGenome genome = settings.mutation().mutate(mother.genome(), innovations, random);
    return new Proposal<>(genome, "mutation", List.of(mother.evaluation().id()));
  }

  private Proposal<NeatGenome> crossed(Member mother, Member father, UniformRandomProvider random) {
    NeatGenome mixed = mixed(mother, father, random);
    return new Proposal<>(
        settings.mutation().mutate(mixed, innovations, random),
        "crossover",
        List.of(mother.evaluation().id(), father.evaluation().id()));
  }

  private NeatGenome mixed(Member mother, Member father, UniformRandomProvider random) {
    if (mother.fitness() == father.fitness()) {
      return settings.crossover().crossEqual(mother.genome(), father.genome(), random);
    }
    boolean motherIsFitter = mother.fitness() > father.fitness();
    return settings
        .crossover()
        .cross(
            motherIsFitter ? mother.genome() : father.genome(),
            motherIsFitter ? father.genome() : mother.genome(),
            random);
  }

  private static <T> T drawn(List<T> list, UniformRandomProvider random) {
    return list.get(random.nextInt(list.size()));
  }
}
