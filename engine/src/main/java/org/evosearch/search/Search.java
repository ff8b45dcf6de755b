package org.evosearch.search;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.evosearch.evaluation.WeightFolder;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.RandomStreams;
import org.evosearch.search.plan.KnownLimits;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;

/**
 * A search, ready to be run once.
 *
 * @param space of genotypes
 * @param strategy in its initial state
 * @param plan limits, budget and objectives
 * @param streams of random numbers
 * @param limits which candidates are rejected before training
 * @param weights folder for inherited weights, if weights are inherited
 * @param <G> the encoding
 */
public record Search<G extends Genotype>(
    SearchSpace<G> space,
    SearchStrategy<G> strategy,
    SearchPlan plan,
    RandomStreams streams,
    KnownLimits limits,
    Optional<WeightFolder> weights) {

  /** Checks that the strategy supports the pipeline. */
  public Search {
    if (plan.pipeline() < 1 || plan.pipeline() > strategy.largestPipeline()) {
      throw new IllegalArgumentException(
          "Invalid pipeline: " + plan.pipeline() + " (1 to " + strategy.largestPipeline() + ")");
    }
  }

  /** A search in which no weights are inherited. */
  public Search(
      SearchSpace<G> space,
      SearchStrategy<G> strategy,
      SearchPlan plan,
      RandomStreams streams,
      KnownLimits limits) {
    this(space, strategy, plan, streams, limits, Optional.empty());
  }

  /** This search with a folder for weights. */
  public Search<G> leavingWeightsIn(Optional<WeightFolder> folder) {
    return new Search<>(space, strategy, plan, streams, limits, folder);
  }

  /** A search whose candidates' sizes are counted on their networks. */
  public Search(
      SearchSpace<G> space, SearchStrategy<G> strategy, SearchPlan plan, RandomStreams streams) {
    this(space, strategy, plan, streams, new KnownLimits(plan.goal().constraints(), Search::sizes));
  }

  private static Map<Metric, Double> sizes(Candidate candidate) {
    return candidate instanceof Candidate.Network network ? network.sizes() : Map.of();
  }

  /** The maximum number of generations, if plan or strategy limit it. */
  public OptionalInt generations() {
    OptionalInt planned =
        plan.limits().hasGenerationLimit()
            ? OptionalInt.of(plan.limits().generations())
            : OptionalInt.empty();
    return IntStream.concat(planned.stream(), strategy.generations().stream()).min();
  }

  /** What the text of a genotype decodes to. */
  public DecodedCandidate decoded(String genotype) {
    return space.decode(space.parse(genotype));
  }
}
