package org.evosearch.strategy.surrogate;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.NoveltyFilter;
import org.evosearch.strategy.Proposal;

/**
 * Ranks genotypes by a model. Changes only in {@code tell}; whatever else it keeps between calls is
 * a cache.
 */
interface Ranker {

  /** The proposals of one generation that the model makes, one after the other. */
  interface Ranking {

    /** The next one, whose network the batch has taken; empty if none is left. */
    Optional<Proposal<Choices>> next(
        NoveltyFilter<Choices>.Batch batch, UniformRandomProvider random);
  }

  /** Adds evaluations; computes nothing yet. */
  void tell(List<Evaluation<Choices>> further);

  /**
   * Ranks by the first evaluations.
   *
   * @param count of these evaluations, of which at least one was measured
   * @param pending genotypes that are being evaluated
   */
  Ranking ranking(int count, List<Choices> pending, UniformRandomProvider random);

  /** A remark for the user on its state; empty by default. */
  default Optional<String> remark() {
    return Optional.empty();
  }

  /**
   * The proposal of a trial before the model chooses; empty for a random genotype.
   *
   * @param trial from 0
   */
  Optional<Proposal<Choices>> start(int trial, UniformRandomProvider random);
}
