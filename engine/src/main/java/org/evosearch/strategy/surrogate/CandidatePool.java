package org.evosearch.strategy.surrogate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.TrialId;
import org.evosearch.variation.Mutation;

/**
 * Collects the genotypes that the model ranks: the neighbors of the best trials, genotypes a few
 * mutations away from them, and some from anywhere. All are different, and none is known to exceed
 * the limits of the search.
 */
final class CandidatePool {

  /** Operator of a genotype that differs in one gene from its parent. */
  static final String NEIGHBOR = "neighbour";

  /** Maximum number of neighbors of one parent. */
  private static final int MOST_NEIGHBORS = 100;

  private static final int FEWEST_MUTATIONS = 2;
  private static final int MOST_MUTATIONS = 3;

  private final ChoiceSpace space;
  private final UniformRandomProvider random;
  private final Set<Choices> seen = new HashSet<>();
  private final List<Proposal<Choices>> proposals = new ArrayList<>();

  private CandidatePool(ChoiceSpace space, UniformRandomProvider random) {
    this.space = space;
    this.random = random;
  }

  /**
   * Collects a pool, in which the neighbors of the best trial come first.
   *
   * @param known trials, none of which is in the pool
   */
  static List<Proposal<Choices>> of(
      ChoiceSpace space,
      SurrogateSettings.Pool settings,
      List<Evaluation<Choices>> known,
      UniformRandomProvider random) {
    CandidatePool pool = new CandidatePool(space, random);
    known.forEach(evaluation -> pool.seen.add(evaluation.genotype()));
    List<Evaluation<Choices>> parents =
        known.stream().sorted(Evaluation.BEST_FIRST).limit(settings.parents()).toList();
    parents.forEach(pool::addNeighbors);
    for (int i = 0; i < settings.mutants(); i++) {
      pool.addMutant(parents.get(random.nextInt(parents.size())));
    }
    for (int i = 0; i < settings.samples(); i++) {
      pool.add(space.sample(random), "sample", List.of());
    }
    return pool.proposals;
  }

  private void add(Choices genotype, String operator, List<TrialId> parents) {
    if (seen.add(genotype) && space.excess(genotype) == 0) {
      proposals.add(new Proposal<>(genotype, operator, parents));
    }
  }

  private void addNeighbors(Evaluation<Choices> parent) {
    List<Choices> neighbors = new ArrayList<>(space.neighbors(parent.genotype()).toList());
    if (neighbors.size() > MOST_NEIGHBORS) {
      ListSampler.shuffle(random, neighbors);
    }
    neighbors.stream()
        .limit(MOST_NEIGHBORS)
        .forEach(neighbor -> add(neighbor, NEIGHBOR, List.of(parent.id())));
  }

  private void addMutant(Evaluation<Choices> parent) {
    Mutation<Choices> mutation = space.mutation();
    Choices mutant = parent.genotype();
    int mutations = FEWEST_MUTATIONS + random.nextInt(MOST_MUTATIONS - FEWEST_MUTATIONS + 1);
    for (int i = 0; i < mutations; i++) {
      mutant = mutation.mutate(mutant, random);
    }
    add(mutant, "mutation", List.of(parent.id()));
  }
}
