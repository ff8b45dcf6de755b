package org.evosearch.space.limit;

import java.util.function.ToDoubleFunction;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.space.HybridSpace;
import org.evosearch.trial.Candidate;
import org.evosearch.variation.TreeVariation;

/** A space of trees with real genes, and with limits. */
final class LimitedHybrids extends LimitedSpace<Hybrid> implements HybridSpace {

  private final HybridSpace whole;

  LimitedHybrids(HybridSpace whole, ToDoubleFunction<Candidate> excess) {
    super(whole, excess);
    this.whole = whole;
  }

  @Override
  public int reals() {
    return whole.reals();
  }

  @Override
  public Reals center() {
    return whole.center();
  }

  @Override
  public TreeVariation variation(Reals genes) {
    return whole.variation(genes);
  }
}
