package org.evosearch.strategy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.RandomStreams;
import org.evosearch.trial.TrialId;

/**
 * Decides which genotypes are evaluated next. Fitness is maximized.
 *
 * @param <G> the encoding
 */
public interface SearchStrategy<G extends Genotype> {

  /**
   * Proposes the genotypes of a generation. Has no side effect: returns the same proposals until
   * {@link #tell} is called.
   *
   * @param generation from 0
   * @param streams the run's; a proposal draws from purpose {@code PROPOSAL} of this generation
   * @return the proposals, in order; empty if nothing is left to propose
   */
  List<Proposal<G>> ask(int generation, RandomStreams streams);

  /**
   * Adds the evaluations of the next generation, in the order of its proposals. Generations are
   * told in order, without gaps.
   */
  void tell(List<Evaluation<G>> evaluations);

  /** Why the search is finished, empty while it is not. */
  default Optional<StopReason> stopReason() {
    return Optional.empty();
  }

  /**
   * The told trials that later proposals may have as parents. Empty if proposals have no parents
   * whose weights children could inherit.
   */
  default Optional<Set<TrialId>> living() {
    return Optional.empty();
  }

  /** A remark for the user on the strategy's state that trials do not show; empty by default. */
  default Optional<String> remark() {
    return Optional.empty();
  }

  /** The number of generations, if it is known in advance. */
  default OptionalInt generations() {
    return OptionalInt.empty();
  }

  /**
   * The largest k for which generation g may be proposed when only generations up to g - k have
   * been told; 1 if every generation depends on the previous one.
   */
  int largestPipeline();

  /**
   * This strategy with given genotypes in its first generation.
   *
   * @param genotypes to evaluate first, as far as the first generation has room
   * @throws IllegalArgumentException if this strategy cannot begin with given genotypes
   */
  default SearchStrategy<G> startingFrom(List<G> genotypes) {
    return new WarmStart<>(this, genotypes);
  }

  /**
   * This strategy with trials of earlier runs to learn from, before its first generation.
   *
   * @throws IllegalArgumentException if this strategy learns from none
   */
  default SearchStrategy<G> learningFrom(List<ArchivedTrial<G>> archive) {
    throw new IllegalArgumentException("a strategy without broods learns nothing from it");
  }
}
