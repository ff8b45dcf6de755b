package org.evosearch.space.limit;

import java.util.function.ToDoubleFunction;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ChoiceSpaceView;
import org.evosearch.trial.Candidate;

/** A space of choices with limits. */
final class LimitedChoices extends ChoiceSpaceView {

  private final ToDoubleFunction<Candidate> excess;

  LimitedChoices(ChoiceSpace whole, ToDoubleFunction<Candidate> excess) {
    super(whole);
    this.excess = excess;
  }

  @Override
  public double excess(Choices genotype) {
    return excess.applyAsDouble(decode(genotype).candidate());
  }
}
