package org.evosearch.jobs.report;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evosearch.config.Settings;

/**
 * The settings that reproduce a run: all that differ from the defaults.
 *
 * @param run to be reproduced
 */
record Reproduction(RunHistory run) {

  /** Settings of the location of a run, on which its results do not depend. */
  private static final Set<String> PLACES = Set.of("store", "run.id");

  /** Lines for a shell. */
  String command() {
    return "cat > run.conf <<'END'\n"
        + differences().entrySet().stream()
            .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
            .collect(Collectors.joining())
        + "END\nevosearch search -c run.conf --run "
        + run.runId()
        + "-again";
  }

  /** Values in HOCON by their keys. */
  Map<String, String> differences() {
    Config defaults = ConfigFactory.parseString(Settings.defaults().json());
    Map<String, String> differences = new TreeMap<>();
    for (Map.Entry<String, ConfigValue> entry :
        ConfigFactory.parseString(run.facts().settings()).entrySet()) {
      String key = entry.getKey();
      boolean same =
          defaults.hasPath(key)
              && defaults.getValue(key).unwrapped().equals(entry.getValue().unwrapped());
      if (!same && !PLACES.contains(key)) {
        differences.put(key, entry.getValue().render(ConfigRenderOptions.concise()));
      }
    }
    return differences;
  }
}
