package org.evosearch.strategy.nsga2;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.archive.Costs;

/**
 * The fast non-dominated sort: the first front contains the non-dominated solutions, the second one
 * those that only the first dominates, and so on. Time and memory are quadratic in the number of
 * solutions.
 */
final class Fronts {

  private final int[] dominators;
  private final List<List<Integer>> dominated = new ArrayList<>();

  private Fronts(List<Costs> costs) {
    dominators = new int[costs.size()];
    for (int i = 0; i < costs.size(); i++) {
      Costs mine = costs.get(i);
      List<Integer> worse =
          IntStream.range(0, costs.size())
              .filter(j -> mine.dominates(costs.get(j)))
              .boxed()
              .toList();
      worse.forEach(j -> dominators[j]++);
      dominated.add(worse);
    }
  }

  /** The indices of the solutions, front by front, ascending in each. */
  static List<List<Integer>> of(List<Costs> costs) {
    return new Fronts(costs).peeled();
  }

  private List<List<Integer>> peeled() {
    List<List<Integer>> fronts = new ArrayList<>();
    List<Integer> front = free();
    while (!front.isEmpty()) {
      fronts.add(front);
      front.forEach(i -> dominators[i] = -1);
      front.forEach(i -> dominated.get(i).forEach(j -> dominators[j]--));
      front = free();
    }
    return fronts;
  }

  private List<Integer> free() {
    return IntStream.range(0, dominators.length).filter(i -> dominators[i] == 0).boxed().toList();
  }
}
