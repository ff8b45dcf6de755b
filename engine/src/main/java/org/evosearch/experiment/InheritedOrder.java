package org.evosearch.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.TrialId;
import org.hipparchus.stat.correlation.KendallsCorrelation;

/**
 * Whether scores on top of inherited weights rank networks as training them from scratch does,
 * measured on the networks of the final re-evaluation.
 *
 * @param networks how many were compared
 * @param kendall tau-b of both orders, in [-1, 1]; NaN where all scores of one kind are equal
 */
record InheritedOrder(int networks, double kendall) {

  private static final int FEWEST = 20;
  private static final double WEAK = 0.5;

  /** Of the networks that a search re-evaluated; empty if there are fewer than two. */
  static Optional<InheritedOrder> of(SearchResult result) {
    Map<TrialId, List<Double>> again = result.scores();
    List<TrialRecord> compared =
        result.hallOfFame().stream()
            .filter(record -> record.fitness().isPresent())
            .filter(record -> !again.getOrDefault(record.trial().id(), List.of()).isEmpty())
            .toList();
    if (compared.size() < 2) {
      return Optional.empty();
    }
    double[] inherited =
        compared.stream().mapToDouble(record -> record.fitness().orElseThrow()).toArray();
    double[] scratch =
        compared.stream()
            .mapToDouble(record -> mean(again.getOrDefault(record.trial().id(), List.of())))
            .toArray();
    return Optional.of(
        new InheritedOrder(
            compared.size(), new KendallsCorrelation().correlation(inherited, scratch)));
  }

  private static double mean(List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** One line for the user. */
  String text() {
    String measured =
        String.format(
            Locale.ROOT,
            "Scores from inherited weights and from scratch of %d networks: Kendall's tau %.2f",
            networks,
            kendall);
    if (networks < FEWEST) {
      return measured + " (too few to judge: search.hall-of-fame = " + FEWEST + ").";
    }
    return kendall >= WEAK
        ? measured + "."
        : "Warning: " + measured + "; the search followed scores that do not rank networks.";
  }
}
