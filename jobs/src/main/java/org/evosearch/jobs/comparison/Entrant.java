package org.evosearch.jobs.comparison;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * One search of a comparison.
 *
 * @param comparison its name, with which the run's begins
 * @param variant of the settings
 * @param seed of the run
 */
record Entrant(String comparison, Variant variant, long seed) implements Serializable {

  /** The name of its run in the store. */
  String runId() {
    return comparison + "." + variant.name() + "." + seed;
  }

  /** What its settings differ in from those that all searches have in common. */
  List<String> overrides() {
    Stream<String> own = Stream.of("run.seed=" + seed, "run.id=\"" + runId() + "\"");
    return Stream.concat(variant.overrides().stream(), own).toList();
  }
}
