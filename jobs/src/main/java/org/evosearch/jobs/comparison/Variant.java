package org.evosearch.jobs.comparison;

import com.typesafe.config.ConfigUtil;
import java.io.Serializable;

/**
 * What is compared: a strategy, or the same settings with some of them changed.
 *
 * @param name in reports and in the names of runs
 * @param settings HOCON that is stronger than the settings that all have in common
 * @param start HOCON that is stronger than both: what all searches of the variant start from
 */
public record Variant(String name, String settings, String start) implements Serializable {

  /** A variant whose searches start from what its settings say. */
  public Variant(String name, String settings) {
    this(name, settings, "");
  }

  /** The strategy of a name. */
  public static Variant ofStrategy(String name) {
    return new Variant(name, "strategy.name=" + ConfigUtil.quoteString(name));
  }
}
