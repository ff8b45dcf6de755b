package org.evosearch.space.limit;

import java.util.function.ToDoubleFunction;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.HybridSpace;
import org.evosearch.space.RealSpace;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceView;
import org.evosearch.trial.Candidate;

/**
 * Forwards to another space, and computes by how much each genotype exceeds limits. No genotype is
 * removed, so that a search may pass through infeasible ones.
 *
 * @param <G> the encoding
 */
public sealed class LimitedSpace<G extends Genotype> extends SpaceView<G>
    permits LimitedHybrids, LimitedReals {

  private final ToDoubleFunction<Candidate> excess;

  LimitedSpace(SearchSpace<G> whole, ToDoubleFunction<Candidate> excess) {
    super(whole);
    this.excess = excess;
  }

  /**
   * A space with limits.
   *
   * @param excess by how much a candidate is known to exceed them, 0 if it is within all of them
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
    return excess.applyAsDouble(decode(genotype).candidate());
  }
}
