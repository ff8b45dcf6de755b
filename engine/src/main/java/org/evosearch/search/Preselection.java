package org.evosearch.search;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * What a {@link Prefilter} has decided.
 *
 * @param scored all trials with what their scoring gave
 * @param ranking those with a score, best first
 * @param places how many of those are trained
 */
record Preselection(Map<Trial, Outcome> scored, List<Trial> ranking, long places) {

  /** The trials that are to be trained, best first. */
  List<Trial> chosen() {
    return ranking.stream().limit(places).toList();
  }

  /**
   * The outcomes of all trials.
   *
   * @param trained outcomes of the chosen ones; those that ended well get their scores as well
   */
  Map<Trial, Outcome> completed(Map<Trial, Outcome> trained) {
    Map<Trial, Outcome> outcomes = new HashMap<>(scored);
    chosen()
        .forEach(
            trial ->
                outcomes.computeIfPresent(trial, (key, score) -> both(trained.get(trial), score)));
    ranking.stream()
        .skip(places)
        .forEach(
            trial -> outcomes.computeIfPresent(trial, (key, score) -> passedOver(trial, score)));
    return outcomes;
  }

  private static Outcome both(Outcome training, Outcome score) {
    return training instanceof Outcome.Measured trained && score instanceof Outcome.Measured scored
        ? trained.with(scored.metrics())
        : training;
  }

  private Outcome passedOver(Trial trial, Outcome score) {
    String message =
        String.format(
            Locale.ROOT,
            "Ranks %d among %d scored networks, of which %d are trained",
            ranking.indexOf(trial) + 1,
            ranking.size(),
            places);
    return new Outcome.Failed(FailureKind.PASSED_OVER, message, score.execution());
  }
}
