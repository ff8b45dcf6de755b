package org.evosearch.jobs.cli.spark;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.internal.config.ConfigEntry;
import org.evosearch.config.Section;
import org.evosearch.config.SettingsException;
import org.evosearch.jobs.runner.TrialsCannotRun;

/** Turns errors of Spark into one line that names the setting to blame, if there is one. */
final class SparkRefusal {

  /** Shorter values occur in messages by chance. */
  private static final int MIN_VALUE = 3;

  private final Section conf;

  /**
   * Creates it.
   *
   * @param conf the section of Spark's own settings
   */
  SparkRefusal(Section conf) {
    this.conf = conf;
  }

  /**
   * Calls Spark.
   *
   * @throws SettingsException if Spark refuses a setting
   * @throws TrialsCannotRun if it refuses for another reason
   */
  <T> T asking(Supplier<T> spark) {
    try {
      return spark.get();
    } catch (Exception e) {
      // Spark's Scala throws checked exceptions without a declaration.
      throw refusal(e);
    }
  }

  /**
   * Reads each value as Spark will.
   *
   * @throws SettingsException if one is of another type than its key, or out of its range
   */
  void checkTypes() {
    Map<String, String> entries = conf.entries();
    // The keys are registered where they are declared.
    Objects.requireNonNull(org.apache.spark.internal.config.package$.MODULE$);
    entries.forEach(
        (key, value) -> {
          ConfigEntry<?> known = ConfigEntry.findEntry(key);
          if (known != null) {
            check(known, key, value);
          }
        });
  }

  private void check(ConfigEntry<?> known, String key, String value) {
    try {
      known.valueConverter().apply(value);
    } catch (IllegalArgumentException e) {
      throw conf.invalidEntry(key, "Spark: " + conf.masked(reason(e)));
    }
  }

  private RuntimeException refusal(Exception e) {
    String reason = reason(e);
    Optional<String> culprit = culprit(reason);
    if (culprit.isPresent()) {
      return conf.invalidEntry(culprit.get(), "Spark: " + conf.masked(reason));
    }
    return new TrialsCannotRun("Cannot start Spark: " + conf.masked(reason));
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    String line = message == null ? "" : message.lines().findFirst().orElse("").strip();
    return e instanceof ClassNotFoundException
        ? "no class " + line
        : line.isEmpty() ? e.getClass().getSimpleName() : line;
  }

  private Optional<String> culprit(String reason) {
    return conf.entries().entrySet().stream()
        .filter(entry -> reason.contains(entry.getKey()) || isNamed(reason, entry.getValue()))
        .map(entry -> entry.getKey())
        .findFirst();
  }

  private static boolean isNamed(String reason, String value) {
    return value.length() >= MIN_VALUE && reason.contains(value);
  }
}
