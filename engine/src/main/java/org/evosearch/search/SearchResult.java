package org.evosearch.search;

import java.util.List;
import java.util.Map;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.TrialId;

/**
 * The result of a search.
 *
 * @param hallOfFame the trials of the best different networks, best first, by the final
 *     re-evaluation if there was one
 * @param front the trials that no other dominates, best fitness first
 * @param generations number of committed generations
 * @param stopReason why it ended
 * @param reEvaluations fitness values of the final re-evaluation, by original trial
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
