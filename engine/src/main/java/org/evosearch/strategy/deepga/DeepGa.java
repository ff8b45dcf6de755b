package org.evosearch.strategy.deepga;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Seeds;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;

/**
 * A genetic algorithm on the weights of a network: the best few are parents, equally likely; a
 * child is a parent with one random step in all weights; the best one survives unchanged (elitism).
 * There is no crossover.
 *
 * <p>Felipe Petroski Such et al.: Deep Neuroevolution: Genetic Algorithms Are a Competitive
 * Alternative for Training Deep Neural Networks for Reinforcement Learning. 2017, arXiv:1712.06567,
 * algorithm 1. There the best of a generation is found by thirty more episodes of each of the ten
 * best, because one episode is noisy. Here an outcome is a function of the network, so further
 * episodes would not change it.
 */
public final class DeepGa implements SearchStrategy<Seeds> {

  private final SearchSpace<Seeds> space;
  private final DeepGaSettings settings;

  /** The parents, best first. */
  private List<Evaluation<Seeds>> parents = List.of();

  /** Creates the strategy before its first generation. */
  public DeepGa(SearchSpace<Seeds> space, DeepGaSettings settings) {
    this.space = space;
    this.settings = settings;
  }

  @Override
  public List<Proposal<Seeds>> ask(int generation, RandomStreams streams) {
    List<Proposal<Seeds>> proposals = new ArrayList<>();
    if (!parents.isEmpty()) {
      Evaluation<Seeds> elite = parents.get(0);
      proposals.add(new Proposal<>(elite.genotype(), "elite", List.of(elite.id())));
    }
    IntStream.range(proposals.size(), settings.population())
        .mapToObj(i -> proposal(streams.stream(Purpose.PROPOSAL, generation, i)))
        .forEach(proposals::add);
    return proposals;
  }

  private Proposal<Seeds> proposal(UniformRandomProvider random) {
    if (parents.isEmpty()) {
      return new Proposal<>(space.initial(random), "initial", List.of());
    }
    Evaluation<Seeds> parent = parents.get(random.nextInt(parents.size()));
    Seeds child = space.mutation().mutate(parent.genotype(), random);
    return new Proposal<>(child, "mutation", List.of(parent.id()));
  }

  /** Failed trials have no children; if all failed, the search restarts. */
  @Override
  public void tell(List<Evaluation<Seeds>> evaluations) {
    parents =
        evaluations.stream()
            .filter(evaluation -> !evaluation.hasFailed())
            .sorted(Evaluation.BEST_FIRST)
            .limit(settings.parents())
            .toList();
  }

  /** Unlimited: parents are chosen from what has been told when a generation is proposed. */
  @Override
  public int largestPipeline() {
    return Integer.MAX_VALUE;
  }
}
