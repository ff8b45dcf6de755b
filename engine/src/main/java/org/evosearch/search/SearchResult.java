package org.evosearch.search;

import java.util.List;
import java.util.Map;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.TrialId;

/**
 * What a search found.
 *
 * @param hallOfFame the trials of the best different networks, best first, by their re-scores where
 *     there are any
 * @param front the trials of which none is as good as another in all objectives and better in one,
 *     those with the best fitness first
 * @param generations how many were committed
 * @param stopReason why it ended
 * @param reEvaluations fitness of further trainings of the best, by their trials
 */
public record SearchResult(
    List<TrialRecord> hallOfFame,
    List<TrialRecord> front,
    int generations,
    StopReason stopReason,
    Map<TrialId, List<Double>> reEvaluations) {

  /** Copies the lists and the map. */
  public SearchResult {
    hallOfFame = List.copyOf(hallOfFame);
    front = List.copyOf(front);
    reEvaluations = Map.copyOf(reEvaluations);
  }
}
