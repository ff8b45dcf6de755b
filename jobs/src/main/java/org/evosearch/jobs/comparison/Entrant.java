package org.evosearch.jobs.comparison;

import java.io.Serializable;
import java.util.List;

/**
 * One search of a comparison.
 *
 * @param comparison its name, with which the run's begins
 * @param strategy by name
 * @param seed of the run
 */
record Entrant(String comparison, String strategy, long seed) implements Serializable {

  /** The name of its run in the store. */
  String runId() {
    return comparison + "." + strategy + "." + seed;
  }

  /** What its settings differ in from those of the others. */
  List<String> overrides() {
    return List.of(
        "strategy.name=\"" + strategy + "\"", "run.seed=" + seed, "run.id=\"" + runId() + "\"");
  }
}
