package org.evosearch.strategy.surrogate;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.NoveltyFilter;
import org.evosearch.strategy.Proposal;

/**
 * Ranks genotypes by what a model believes of them. Changes only when told; what it keeps between
 * two questions saves time.
 */
interface Ranker {

  /** The proposals of one generation that the model makes, one after the other. */
  interface Ranking {

    /** The next one, whose network the batch has taken; empty if none is left. */
    Optional<Proposal<Choices>> next(
        NoveltyFilter<Choices>.Batch batch, UniformRandomProvider random);
  }

  /** Notes what was evaluated; nothing is computed yet. */
  void tell(List<Evaluation<Choices>> further);

  /**
   * Ranks by the first evaluations.
   *
   * @param count of these evaluations, of which at least one was measured
   * @param pending what is being measured
   */
  Ranking ranking(int count, List<Choices> pending, UniformRandomProvider random);

  /** What the user should know of its work so far; mostly nothing. */
  default Optional<String> remark() {
    return Optional.empty();
  }

  /**
   * What is tried before the model chooses; empty for a random genotype.
   *
   * @param trial from 0
   */
  Optional<Proposal<Choices>> start(int trial, UniformRandomProvider random);
}
