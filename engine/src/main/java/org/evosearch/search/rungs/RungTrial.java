package org.evosearch.search.rungs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.archive.Costs;
import org.evosearch.archive.Crowding;
import org.evosearch.trial.TrialId;

/**
 * A training run that was completed on a rung.
 *
 * @param id the trial
 * @param network fingerprint of its network
 * @param genotype its text
 * @param values of the objectives, larger is better, at least one
 */
public record RungTrial(TrialId id, Fingerprint network, String genotype, List<Double> values) {

  private static final Comparator<RungTrial> BY_NETWORK =
      Comparator.comparing(trial -> trial.network().hex());

  /** Copies the list. */
  public RungTrial {
    values = List.copyOf(values);
  }

  double fitness() {
    return values.get(0);
  }

  /** Best first by the first objective; ties by fingerprint. */
  static List<RungTrial> bestFirst(Collection<RungTrial> trials) {
    return trials.stream()
        .sorted(
            Comparator.comparingDouble((RungTrial trial) -> -trial.fitness())
                .thenComparing(BY_NETWORK))
        .toList();
  }

  /**
   * The best trials of a rung: by the objective if there is one, else front by front, and within a
   * front by crowding distance; ties by fingerprint.
   *
   * <p>Robin Schmucker, Michele Donini, Muhammad Bilal Zafar, David Salinas, Cedric Archambeau:
   * Multi-objective Asynchronous Successive Halving. 2021, arXiv:2106.12639, with NSGA-II's
   * crowding distance within a front in place of its greedy cover.
   *
   * @param places maximum number of trials to return
   */
  static List<RungTrial> best(Collection<RungTrial> trials, long places) {
    boolean isOne = trials.stream().allMatch(trial -> trial.values().size() == 1);
    return isOne ? bestFirst(trials).stream().limit(places).toList() : byFronts(trials, places);
  }

  private static List<RungTrial> byFronts(Collection<RungTrial> trials, long places) {
    List<RungTrial> rest = new ArrayList<>(trials.stream().sorted(BY_NETWORK).toList());
    List<RungTrial> best = new ArrayList<>();
    while (best.size() < places && !rest.isEmpty()) {
      List<RungTrial> front = front(rest);
      rest.removeAll(Set.copyOf(front));
      best.addAll(byCrowding(front));
    }
    return best.stream().limit(places).toList();
  }

  /** The trials that no other dominates, in their order. */
  private static List<RungTrial> front(List<RungTrial> trials) {
    List<RungTrial> front = new ArrayList<>();
    for (RungTrial trial : trials) {
      if (front.stream().noneMatch(one -> one.costs().dominates(trial.costs()))) {
        front.removeIf(one -> trial.costs().dominates(one.costs()));
        front.add(trial);
      }
    }
    return front;
  }

  private static List<RungTrial> byCrowding(List<RungTrial> front) {
    double[] crowding = Crowding.of(front.stream().map(RungTrial::costs).toList());
    return IntStream.range(0, crowding.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -crowding[i]))
        .map(front::get)
        .toList();
  }

  private Costs costs() {
    return Costs.of(values.stream().map(value -> -value).toList());
  }
}
