package org.evosearch.jobs.comparison;

import java.io.Serializable;
import java.util.List;

/**
 * What is compared: a strategy, or the same settings with some of them changed.
 *
 * @param name in reports and in the names of runs
 * @param overrides HOCON that is stronger than the settings that all have in common
 */
public record Variant(String name, List<String> overrides) implements Serializable {

  /** Copies the list. */
  public Variant {
    overrides = List.copyOf(overrides);
  }

  /** The strategy of a name. */
  public static Variant ofStrategy(String name) {
    return new Variant(name, List.of("strategy.name=\"" + name + "\""));
  }
}
