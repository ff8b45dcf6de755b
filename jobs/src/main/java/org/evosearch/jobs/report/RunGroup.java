package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs that differ in nothing but their seeds.
 *
 * @param name what sets the group apart from the others of a report
 * @param runs at least one
 */
record RunGroup(String name, List<RunHistory> runs) {

  private static final String STRATEGY = "strategy.name";

  /** Settings that may differ within a group. */
  private static final Set<String> INDIFFERENT = Set.of("store", "run.id", "run.seed");

  /** Copies the list. */
  RunGroup {
    runs = List.copyOf(runs);
  }

  /** The groups of a report, in the order of their first runs. */
  static List<RunGroup> of(List<RunHistory> runs) {
    Map<Map<String, String>, List<RunHistory>> groups = new LinkedHashMap<>();
    runs.forEach(run -> groups.computeIfAbsent(changes(run), key -> new ArrayList<>()).add(run));
    Set<String> different = different(groups.keySet());
    List<RunGroup> named = new ArrayList<>();
    groups.forEach((changes, own) -> named.add(new RunGroup(name(changes, own, different), own)));
    return named;
  }

  private static Map<String, String> changes(RunHistory run) {
    Map<String, String> changes = new TreeMap<>(new Reproduction(run).differences());
    changes.keySet().removeAll(INDIFFERENT);
    return changes;
  }

  private static Set<String> different(Set<Map<String, String>> groups) {
    Set<String> keys = new TreeSet<>();
    groups.forEach(changes -> keys.addAll(changes.keySet()));
    keys.removeIf(
        key ->
            groups.stream().map(changes -> changes.getOrDefault(key, "")).distinct().count() == 1);
    return keys;
  }

  /**
   * The run id of a single run; else the strategy if groups differ in it or in nothing, else a
   * setting in which they differ.
   */
  private static String name(
      Map<String, String> changes, List<RunHistory> runs, Set<String> different) {
    if (runs.size() == 1 || different.isEmpty()) {
      return runs.size() == 1 ? runs.get(0).runId() : strategy(runs);
    }
    if (different.contains(STRATEGY)) {
      return strategy(runs);
    }
    String key = different.iterator().next();
    return key + " = " + changes.getOrDefault(key, "default");
  }

  private static String strategy(List<RunHistory> runs) {
    return runs.get(0).setting(STRATEGY);
  }

  /**
   * The run whose best fitness is the median one, which stands for the others; one without any
   * comes first.
   */
  RunHistory typical() {
    List<RunHistory> sorted = new ArrayList<>(runs);
    sorted.sort(
        Comparator.comparingDouble(
            run ->
                run.best()
                    .map(best -> best.fitness().getAsDouble())
                    .orElse(Double.NEGATIVE_INFINITY)));
    return sorted.get(sorted.size() / 2);
  }
}
