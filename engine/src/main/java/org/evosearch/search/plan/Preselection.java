package org.evosearch.search.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Measurement;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Prefilter} has decided.
 *
 * @param ranking trials with a score, best first
 * @param places how many of those are trained
 * @param failed trials without a score, and why
 */
public record Preselection(List<Scored> ranking, long places, Map<Trial, Outcome> failed) {

  /**
   * A trial that was scored.
   *
   * @param trial that may be trained
   * @param outcome its scores
   */
  public record Scored(Trial trial, Outcome.Measured outcome) {

    Measurement measurement() {
      return new Measurement(trial.candidate(), outcome);
    }

    /** The outcome of its training run, with its scores added if it was measured. */
    Outcome with(@Nullable Outcome training) {
      if (training == null) {
        throw new IllegalStateException("[BUG] Expected an outcome of trial " + trial.id());
      }
      return training instanceof Outcome.Measured measured
          ? measured.with(outcome.metrics())
          : training;
    }
  }

  /** The trials that are to be trained, best first. */
  public List<Trial> chosen() {
    return ranking.stream().limit(places).map(Scored::trial).toList();
  }

  /**
   * The outcomes of all trials.
   *
   * @param trained outcomes of the chosen ones
   */
  public Map<Trial, Outcome> completed(Map<Trial, Outcome> trained) {
    Map<Trial, Outcome> outcomes = new HashMap<>(failed);
    for (int i = 0; i < ranking.size(); i++) {
      Scored one = ranking.get(i);
      outcomes.put(
          one.trial(), i < places ? one.with(trained.get(one.trial())) : passedOver(i, one));
    }
    return outcomes;
  }

  private Outcome passedOver(int place, Scored scored) {
    String message =
        String.format(
            Locale.ROOT,
            "Ranks %d among %d scored networks, of which %d are trained",
            place + 1,
            ranking.size(),
            places);
    return new Outcome.Failed(FailureKind.PASSED_OVER, message, scored.outcome().execution());
  }
}
