package org.evosearch.search;

import java.util.List;
import org.evosearch.strategy.StopReason;

/**
 * What a search found.
 *
 * @param hallOfFame the trials of the best different networks, best first
 * @param generations how many were committed
 * @param stopReason why it ended
 */
public record SearchResult(List<TrialRecord> hallOfFame, int generations, StopReason stopReason) {

  /** Copies the list. */
  public SearchResult {
    hallOfFame = List.copyOf(hallOfFame);
  }
}
