package org.evosearch.strategy.evosearch;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Hybrid;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.StopReason;

/** Stops a search whose best networks have not changed for a number of generations. */
final class Patience {

  private static final int BEST = 10;

  private final int generations;
  private List<Evaluation<Hybrid>> best = List.of();
  private int unchanged;

  /**
   * Creates the rule before the first generation.
   *
   * @param generations number of generations without a change after which the search ends, 0 for
   *     never
   */
  Patience(int generations) {
    this.generations = generations;
  }

  void tell(List<Evaluation<Hybrid>> young) {
    Set<Fingerprint> seen = new HashSet<>();
    List<Evaluation<Hybrid>> now =
        Stream.concat(best.stream(), young.stream())
            .filter(one -> !one.hasFailed())
            .sorted(Evaluation.BEST_FIRST)
            .filter(one -> seen.add(one.fingerprint()))
            .limit(BEST)
            .toList();
    unchanged = now.equals(best) ? unchanged + 1 : 0;
    best = now;
  }

  Optional<StopReason> stopReason() {
    return generations > 0 && unchanged >= generations
        ? Optional.of(new StopReason("the best have not changed in " + unchanged + " generations"))
        : Optional.empty();
  }
}
