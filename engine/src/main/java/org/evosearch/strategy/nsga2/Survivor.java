package org.evosearch.strategy.nsga2;

import java.util.Comparator;
import org.evosearch.archive.Costs;

/**
 * A solution that goes on.
 *
 * @param solution what it is
 * @param costs what it costs
 * @param front in which non-dominated front it lies, from 0 for the best
 * @param crowding how far its neighbours in the front are
 * @param <T> kind of the solutions
 */
public record Survivor<T>(T solution, Costs costs, int front, double crowding) {

  /** The crowded comparison: the better front, then the lonelier place. */
  public static final Comparator<Survivor<?>> BEST_FIRST =
      Comparator.<Survivor<?>>comparingInt(Survivor::front)
          .thenComparing(Survivor::crowding, Comparator.reverseOrder());
}
