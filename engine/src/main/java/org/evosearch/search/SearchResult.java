package org.evosearch.search;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
 * @param reEvaluations the trials of the final re-evaluation; empty if there was none
 */
public record SearchResult(
    List<TrialRecord> hallOfFame,
    List<TrialRecord> front,
    int generations,
    StopReason stopReason,
    List<TrialRecord> reEvaluations) {

  /** Copies the lists. */
  public SearchResult {
    hallOfFame = List.copyOf(hallOfFame);
    front = List.copyOf(front);
    reEvaluations = List.copyOf(reEvaluations);
  }

  /**
   * Fitness values of the final re-evaluation, by original trial: a list for each network that was
   * trained again, empty if no seed succeeded.
   */
  public Map<TrialId, List<Double>> scores() {
    return scores(reEvaluations);
  }

  static Map<TrialId, List<Double>> scores(List<TrialRecord> reEvaluations) {
    return reEvaluations.stream()
        .collect(
            Collectors.groupingBy(
                SearchResult::original,
                Collectors.flatMapping(
                    record -> record.fitness().stream().boxed(), Collectors.toList())));
  }

  /** With how many seeds a network was trained again; 0 if it was not. */
  public int seeds(TrialId network) {
    return (int) reEvaluations.stream().map(SearchResult::original).filter(network::equals).count();
  }

  private static TrialId original(TrialRecord again) {
    return again.parents().get(0);
  }
}
