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
 * @param space what exists
 * @param strategy what is tried next, told nothing so far
 * @param plan how the search goes
 * @param streams from which it draws
 * @param limits which candidates need not be tried
 * @param weights where trials leave weights to those that come after them, if they do
 * @param <G> the encoding
 */
public record Search<G extends Genotype>(
    SearchSpace<G> space,
    SearchStrategy<G> strategy,
    SearchPlan plan,
    RandomStreams streams,
    KnownLimits limits,
    Optional<WeightFolder> weights) {

  /** Checks that the strategy can bear the pipeline. */
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

  /** This search with a place for weights. */
  public Search<G> leavingWeightsIn(Optional<WeightFolder> folder) {
    return new Search<>(space, strategy, plan, streams, limits, folder);
  }

  /** A search in which nothing is known of a candidate but what is counted on its network. */
  public Search(
      SearchSpace<G> space, SearchStrategy<G> strategy, SearchPlan plan, RandomStreams streams) {
    this(space, strategy, plan, streams, new KnownLimits(plan.goal().constraints(), Search::sizes));
  }

  private static Map<Metric, Double> sizes(Candidate candidate) {
    return candidate instanceof Candidate.Network network ? network.sizes() : Map.of();
  }

  /** How many generations there will be at most, where plan or strategy know that. */
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
