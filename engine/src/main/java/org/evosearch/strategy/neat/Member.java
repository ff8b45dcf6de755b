package org.evosearch.strategy.neat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Losses;

/**
 * A member of a generation.
 *
 * @param evaluation its evaluation
 * @param fitness larger is better; negative infinity if it failed
 */
record Member(Evaluation<NeatGenome> evaluation, double fitness) {

  /** Best first; of equals the smaller network, then the earlier trial. */
  static final Comparator<Member> BEST_FIRST =
      Comparator.<Member>comparingDouble(Member::fitness)
          .reversed()
          .thenComparingLong(member -> member.evaluation().parameters())
          .thenComparing(member -> member.evaluation().id());

  /** A generation; infeasible members are worse than all feasible ones. */
  static List<Member> of(List<Evaluation<NeatGenome>> evaluations) {
    double[] losses = Losses.of(evaluations.stream().map(Optional::of).toList());
    return IntStream.range(0, losses.length)
        .mapToObj(i -> new Member(evaluations.get(i), fitness(losses[i])))
        .toList();
  }

  private static double fitness(double loss) {
    return Double.isNaN(loss) ? Double.NEGATIVE_INFINITY : -loss;
  }

  NeatGenome genome() {
    return evaluation.genotype();
  }

  boolean hasFailed() {
    return fitness == Double.NEGATIVE_INFINITY;
  }

  int species() {
    return evaluation
        .proposal()
        .species()
        .orElseThrow(() -> new IllegalStateException("[BUG] Expected a species: " + evaluation));
  }
}
