package org.evosearch.strategy.nsga2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.evosearch.archive.Costs;
import org.evosearch.archive.Crowding;

/**
 * Keeps the better ones of parents and offspring: front by front, the last front by crowding.
 *
 * <p>K. Deb, A. Pratap, S. Agarwal, T. Meyarivan: A Fast and Elitist Multiobjective Genetic
 * Algorithm: NSGA-II. IEEE TEC 6(2), 2002. Duplicates are kept: removing them is up to the caller.
 *
 * @param capacity number of survivors, at least 1
 */
public record Survival(int capacity) {

  /** Checks the capacity. */
  public Survival {
    if (capacity < 1) {
      throw new IllegalArgumentException("Invalid capacity: " + capacity + " (at least 1)");
    }
  }

  /**
   * Returns the survivors, best first; ties go to the earlier solution.
   *
   * @param costs what a solution costs
   * @param <T> kind of the solutions
   */
  public <T> List<Survivor<T>> survivors(List<T> solutions, Function<T, Costs> costs) {
    List<Costs> all = solutions.stream().map(costs).toList();
    List<Survivor<T>> survivors = new ArrayList<>();
    List<List<Integer>> fronts = Fronts.of(all);
    for (int rank = 0; rank < fronts.size() && survivors.size() < capacity; rank++) {
      List<Integer> front = fronts.get(rank);
      double[] crowding = Crowding.of(front.stream().map(all::get).toList());
      List<Survivor<T>> members = new ArrayList<>();
      for (int k = 0; k < crowding.length; k++) {
        int i = front.get(k);
        members.add(new Survivor<>(solutions.get(i), all.get(i), rank, crowding[k]));
      }
      members.sort(Survivor.BEST_FIRST);
      survivors.addAll(members.subList(0, Math.min(members.size(), capacity - survivors.size())));
    }
    return survivors;
  }
}
