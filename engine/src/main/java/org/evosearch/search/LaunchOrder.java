package org.evosearch.search;

import java.util.Comparator;
import java.util.List;
import org.evosearch.architecture.Footprint;
import org.evosearch.trial.Trial;

/**
 * The order in which trials of a generation should start: the costliest first, so that the last
 * ones to end are short. Ronald L. Graham: Bounds on Multiprocessing Timing Anomalies. SIAM Journal
 * on Applied Mathematics 17, 1969.
 */
public final class LaunchOrder {

  private LaunchOrder() {}

  /** The trials, costliest first; by index where costs are equal. */
  public static List<Trial> of(List<Trial> trials) {
    return trials.stream()
        .sorted(Comparator.comparingLong(LaunchOrder::cost).reversed().thenComparing(Trial::id))
        .toList();
  }

  /** Multiply-adds for one image; all trials of a generation see equally many images. */
  private static long cost(Trial trial) {
    return Footprint.of(trial.candidate().architecture()).multiplyAdds();
  }
}
