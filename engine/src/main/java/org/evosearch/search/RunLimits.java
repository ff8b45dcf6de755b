package org.evosearch.search;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.util.Optional;

/**
 * The limits of a search that may be raised after its run has begun or ended.
 *
 * @param generations maximum number of generations, 0 for no limit
 * @param trainings maximum number of evaluations, 0 for no limit
 */
public record RunLimits(int generations, int trainings) {

  /** The key of the first limit. */
  public static final String GENERATIONS = "search.generations";

  /** The key of the second limit. */
  public static final String TRAININGS = "search.trainings";

  /**
   * The limits that settings name.
   *
   * @param settings as JSON
   * @return empty if they are not settings of a search
   */
  public static Optional<RunLimits> of(String settings) {
    try {
      Config config = ConfigFactory.parseString(settings);
      return Optional.of(new RunLimits(config.getInt(GENERATIONS), config.getInt(TRAININGS)));
    } catch (ConfigException e) {
      // Runs of other kinds have other settings.
      return Optional.empty();
    }
  }

  /** The first limit that is lower than before, with both values; empty if none is. */
  public Optional<String> lowered(RunLimits before) {
    return lowered(GENERATIONS, generations, before.generations)
        .or(() -> lowered(TRAININGS, trainings, before.trainings));
  }

  private static Optional<String> lowered(String key, int now, int before) {
    boolean isLower = now != 0 && (before == 0 || now < before);
    return isLower ? Optional.of(key + " is " + now + ", was " + before) : Optional.empty();
  }

  /** These limits in words, as settings. */
  public String text() {
    return GENERATIONS + " = " + generations + ", " + TRAININGS + " = " + trainings;
  }
}
