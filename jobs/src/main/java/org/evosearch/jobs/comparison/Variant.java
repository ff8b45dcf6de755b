package org.evosearch.jobs.comparison;

import com.typesafe.config.ConfigUtil;
import java.io.Serializable;

/**
 * What is compared: a strategy, or the same settings with some of them changed.
 *
 * @param name in reports and in the names of runs
 * @param settings HOCON that overrides the common settings
 * @param start HOCON that overrides both: answers that all searches of the variant start from
 */
public record Variant(String name, String settings, String start) implements Serializable {

  /** A variant without answers to start from. */
  public Variant(String name, String settings) {
    this(name, settings, "");
  }

  /** The variant that uses a strategy, under the strategy's name. */
  public static Variant ofStrategy(String name) {
    return new Variant(name, "strategy.name=" + ConfigUtil.quoteString(name));
  }
}
