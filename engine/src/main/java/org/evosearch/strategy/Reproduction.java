package org.evosearch.strategy;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.SearchSpace;
import org.evosearch.variation.Crossover;

/**
 * Creates children by crossover of two parents and perhaps mutation, or by mutation of one. In a
 * space without crossover all children are mutations.
 *
 * @param space of the genotypes
 * @param crossoverRate probability that a child has two parents
 * @param mutationRate probability that a child of two parents is mutated as well
 * @param <G> the encoding
 */
public record Reproduction<G extends Genotype>(
    SearchSpace<G> space, double crossoverRate, double mutationRate) {

  /**
   * Creates a child with an unseen network; empty after many attempts.
   *
   * @param batch what the generation has proposed so far
   * @param parents supplies the next parent
   */
  public Optional<Proposal<G>> child(
      NoveltyFilter<G>.Batch batch, Supplier<Evaluation<G>> parents, UniformRandomProvider random) {
    Evaluation<G> mother = parents.get();
    Optional<Crossover<G>> crossover =
        space.crossover().filter(c -> random.nextDouble() < crossoverRate);
    return crossover.isPresent()
        ? crossed(batch, crossover.get(), mother, parents.get(), random)
        : batch
            .draw(() -> space.mutation().mutate(mother.genotype(), random))
            .map(child -> mutant(child, mother));
  }

  private Proposal<G> mutant(G child, Evaluation<G> mother) {
    String operator = space.mutation().operator(mother.genotype(), child);
    return new Proposal<>(child, operator, List.of(mother.id()));
  }

  private Optional<Proposal<G>> crossed(
      NoveltyFilter<G>.Batch batch,
      Crossover<G> crossover,
      Evaluation<G> mother,
      Evaluation<G> father,
      UniformRandomProvider random) {
    return batch
        .draw(() -> mutated(crossover.cross(mother.genotype(), father.genotype(), random), random))
        .map(child -> new Proposal<>(child, "crossover", List.of(mother.id(), father.id())));
  }

  private G mutated(G child, UniformRandomProvider random) {
    return random.nextDouble() < mutationRate ? space.mutation().mutate(child, random) : child;
  }
}
