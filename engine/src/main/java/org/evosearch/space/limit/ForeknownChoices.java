package org.evosearch.space.limit;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ChoiceSpaceView;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;

/** A space of choices with a source of metrics that are known before candidates are evaluated. */
public final class ForeknownChoices extends ChoiceSpaceView {

  private final Function<Candidate, Map<Metric, Double>> known;
  private final Set<Metric> computed;

  /**
   * Creates a view of a space.
   *
   * @param known the known metrics of a candidate
   * @param computed those of them that are computed on demand
   */
  public ForeknownChoices(
      ChoiceSpace whole, Function<Candidate, Map<Metric, Double>> known, Set<Metric> computed) {
    super(whole);
    this.known = known;
    this.computed = Set.copyOf(computed);
  }

  @Override
  public Set<Metric> computed() {
    return computed;
  }

  @Override
  public Map<Metric, Double> foreknown(Choices genotype) {
    return known.apply(decode(genotype).candidate());
  }
}
