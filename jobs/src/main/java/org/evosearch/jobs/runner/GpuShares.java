package org.evosearch.jobs.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.MemoryDemand;
import org.evosearch.trial.Trial;

/**
 * How many trials share a GPU, by their predicted memory. Numbers are powers of two, so that trials
 * of all sizes fill a GPU, with few stages.
 *
 * @param recipe predicts the memory of trials
 * @param most trials that may share a GPU
 */
record GpuShares(EvaluatorRecipe recipe, int most) {

  /** The trials by how many of them share a GPU, those that need most of it first; in order. */
  SortedMap<Integer, List<Trial>> of(List<Trial> trials) {
    SortedMap<Integer, List<Trial>> shares = new TreeMap<>();
    trials.forEach(t -> shares.computeIfAbsent(share(t), share -> new ArrayList<>()).add(t));
    return shares;
  }

  /** All trials as one group, by the one that needs most. */
  SortedMap<Integer, List<Trial>> ofAll(List<Trial> trials) {
    int least = trials.stream().mapToInt(this::share).min().orElse(1);
    return new TreeMap<>(Map.of(least, trials));
  }

  private int share(Trial trial) {
    int fitting = recipe.memory(trial).map(MemoryDemand::fitting).orElse(most);
    return Integer.highestOneBit(Math.max(1, Math.min(most, fitting)));
  }
}
