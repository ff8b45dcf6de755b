package org.evosearch.search;

import java.util.Comparator;
import java.util.List;
import org.evosearch.architecture.Footprint;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Trial;

/**
 * The order in which the trials of a generation start: the costliest first, which shortens the tail
 * (longest processing time first). Ronald L. Graham: Bounds on Multiprocessing Timing Anomalies.
 * SIAM Journal on Applied Mathematics 17, 1969.
 */
public final class LaunchOrder {

  private record Launch(Trial trial, long cost) {}

  private static final Comparator<Launch> COSTLIEST_FIRST =
      Comparator.comparingLong(Launch::cost)
          .reversed()
          .thenComparing(launch -> launch.trial().id());

  private LaunchOrder() {}

  /** The trials, costliest first; ties by id. */
  public static List<Trial> of(List<Trial> trials) {
    return trials.stream()
        .map(trial -> new Launch(trial, cost(trial)))
        .sorted(COSTLIEST_FIRST)
        .map(Launch::trial)
        .toList();
  }

  /** Multiply-adds for one image, since all trials see equally many; 0 if nothing is trained. */
  private static long cost(Trial trial) {
    return trial.candidate() instanceof Candidate.Network network
        ? Footprint.of(network.architecture()).multiplyAdds()
        : 0;
  }
}
