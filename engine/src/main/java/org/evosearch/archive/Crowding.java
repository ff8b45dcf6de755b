package org.evosearch.archive;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The crowding distance: the gap between a solution's two neighbors in an objective as a fraction
 * of the front's range, summed over the objectives. The extremes of an objective have an infinite
 * distance. An objective in which all are equal adds nothing.
 *
 * <p>Deb et al. 2002, "A fast and elitist multiobjective genetic algorithm: NSGA-II", section
 * III-B.
 */
public final class Crowding {

  private Crowding() {}

  /** The distance of each solution of a front, which has at least one. */
  public static double[] of(List<Costs> front) {
    double[] distances = new double[front.size()];
    for (int objective = 0; objective < front.get(0).values().size(); objective++) {
      add(front, objective, distances);
    }
    return distances;
  }

  private static void add(List<Costs> front, int objective, double[] distances) {
    int[] order =
        IntStream.range(0, front.size())
            .boxed()
            .sorted(Comparator.comparing(i -> front.get(i).values().get(objective)))
            .mapToInt(Integer::intValue)
            .toArray();
    int last = order.length - 1;
    double first = front.get(order[0]).values().get(objective);
    double range = front.get(order[last]).values().get(objective) - first;
    if (!(range > 0)) {
      return;
    }
    for (int k = 1; k < last; k++) {
      double below = front.get(order[k - 1]).values().get(objective);
      double above = front.get(order[k + 1]).values().get(objective);
      distances[order[k]] += (above - below) / range;
    }
    distances[order[0]] = Double.POSITIVE_INFINITY;
    distances[order[last]] = Double.POSITIVE_INFINITY;
  }
}
