package org.evosearch.strategy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.RandomStreams;
import org.evosearch.trial.TrialId;

/**
 * Decides which genotypes are tried next. Fitness is maximised.
 *
 * @param <G> the encoding
 */
public interface SearchStrategy<G extends Genotype> {

  /**
   * Proposes the genotypes of a generation. Changes nothing in this strategy: the same answer comes
   * again until {@link #tell} is called.
   *
   * @param generation from 0
   * @param streams the run's; a proposal draws from purpose {@code PROPOSAL} of this generation
   * @return the proposals, in order; empty if nothing is left to propose
   */
  List<Proposal<G>> ask(int generation, RandomStreams streams);

  /**
   * Takes in the evaluations of the next generation, in the order of its proposals. Generations
   * come in order, none left out.
   */
  void tell(List<Evaluation<G>> evaluations);

  /** Why nothing more should be asked, empty while the search goes on. */
  default Optional<StopReason> stopReason() {
    return Optional.empty();
  }

  /**
   * The trials that proposals to come may name as parents, as far as generations to come do not add
   * to them. Empty where proposals have no parents whose weights children could inherit.
   */
  default Optional<Set<TrialId>> living() {
    return Optional.empty();
  }

  /** How many generations there will be, where that is known from the beginning. */
  default OptionalInt generations() {
    return OptionalInt.empty();
  }

  /**
   * The largest k with which generation g may be asked for when only generations up to g - k have
   * been told. 1 if every generation builds on the one before.
   */
  int largestPipeline();

  /**
   * This strategy, but for what it tries first.
   *
   * @param genotypes what is tried first, as far as the first generation has room
   * @throws IllegalArgumentException if this strategy cannot begin so
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
