package org.evosearch.strategy.nsga2;

import java.util.Comparator;
import org.evosearch.archive.Costs;

/**
 * A solution that survives.
 *
 * @param solution the solution
 * @param costs its costs, smaller is better
 * @param front index of its non-dominated front, from 0 for the best
 * @param crowding its crowding distance within the front
 * @param <T> kind of the solutions
 */
public record Survivor<T>(T solution, Costs costs, int front, double crowding) {

  /** The crowded comparison: the better front, then the larger crowding distance. */
  public static final Comparator<Survivor<?>> BEST_FIRST =
      Comparator.<Survivor<?>>comparingInt(Survivor::front)
          .thenComparing(Survivor::crowding, Comparator.reverseOrder());
}
