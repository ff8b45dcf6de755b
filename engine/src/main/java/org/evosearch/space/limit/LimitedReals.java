package org.evosearch.space.limit;

import java.util.function.ToDoubleFunction;
import org.evosearch.genotype.Reals;
import org.evosearch.space.RealSpace;
import org.evosearch.trial.Candidate;

/** A space of real genes with limits. */
final class LimitedReals extends LimitedSpace<Reals> implements RealSpace {

  private final RealSpace whole;

  LimitedReals(RealSpace whole, ToDoubleFunction<Candidate> excess) {
    super(whole, excess);
    this.whole = whole;
  }

  @Override
  public int dimension() {
    return whole.dimension();
  }
}
