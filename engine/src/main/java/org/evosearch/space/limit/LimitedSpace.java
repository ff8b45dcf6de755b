package org.evosearch.space.limit;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.HybridSpace;
import org.evosearch.space.RealSpace;
import org.evosearch.space.SearchSpace;
import org.evosearch.trial.Candidate;
import org.evosearch.variation.Crossover;
import org.evosearch.variation.Mutation;

/**
 * Another space in all but this: it says of each genotype by how much it exceeds limits. Nothing is
 * cut off, so that a search may pass through what is not allowed.
 *
 * @param <G> the encoding
 */
public sealed class LimitedSpace<G extends Genotype> implements SearchSpace<G>
    permits LimitedChoices, LimitedHybrids, LimitedReals {

  private final SearchSpace<G> whole;
  private final ToDoubleFunction<Candidate> excess;

  LimitedSpace(SearchSpace<G> whole, ToDoubleFunction<Candidate> excess) {
    this.whole = whole;
    this.excess = excess;
  }

  /**
   * A space with limits.
   *
   * @param excess by how much a candidate is known to exceed them, 0 where they hold
   */
  public static <G extends Genotype> SearchSpace<G> of(
      SearchSpace<G> whole, ToDoubleFunction<Candidate> excess) {
    return new LimitedSpace<>(whole, excess);
  }

  /** A space of choices with limits. */
  public static ChoiceSpace of(ChoiceSpace whole, ToDoubleFunction<Candidate> excess) {
    return new LimitedChoices(whole, excess);
  }

  /** A space of real genes with limits. */
  public static RealSpace of(RealSpace whole, ToDoubleFunction<Candidate> excess) {
    return new LimitedReals(whole, excess);
  }

  /** A space of trees with real genes, and with limits. */
  public static HybridSpace of(HybridSpace whole, ToDoubleFunction<Candidate> excess) {
    return new LimitedHybrids(whole, excess);
  }

  @Override
  public double excess(G genotype) {
    return excess.applyAsDouble(whole.candidate(genotype));
  }

  @Override
  public G sample(UniformRandomProvider random) {
    return whole.sample(random);
  }

  @Override
  public G initial(UniformRandomProvider random) {
    return whole.initial(random);
  }

  @Override
  public Mutation<G> mutation() {
    return whole.mutation();
  }

  @Override
  public Optional<Crossover<G>> crossover() {
    return whole.crossover();
  }

  @Override
  public boolean contains(G genotype) {
    return whole.contains(genotype);
  }

  @Override
  public Candidate.Network decode(G genotype) {
    return whole.decode(genotype);
  }

  @Override
  public Candidate.Network finalNetwork(G genotype) {
    return whole.finalNetwork(genotype);
  }

  @Override
  public OptionalInt auxiliaryNode(G genotype) {
    return whole.auxiliaryNode(genotype);
  }

  @Override
  public Candidate candidate(G genotype) {
    return whole.candidate(genotype);
  }

  @Override
  public Fingerprint fingerprint(G genotype) {
    return whole.fingerprint(genotype);
  }

  @Override
  public Meaning meaning(G genotype) {
    return whole.meaning(genotype);
  }

  @Override
  public G parse(String text) {
    return whole.parse(text);
  }
}
