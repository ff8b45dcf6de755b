package org.evosearch.jobs.comparison;

import com.typesafe.config.ConfigUtil;
import java.io.Serializable;

/**
 * What is compared: a strategy, or the same settings with some of them changed.
 *
 * @param name in reports and in the names of runs
 * @param settings HOCON that is stronger than the settings that all have in common
 */
public record Variant(String name, String settings) implements Serializable {

  /** The strategy of a name. */
  public static Variant ofStrategy(String name) {
    return new Variant(name, "strategy.name=" + ConfigUtil.quoteString(name));
  }
}
