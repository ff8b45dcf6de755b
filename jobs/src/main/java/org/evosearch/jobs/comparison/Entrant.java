package org.evosearch.jobs.comparison;

import com.typesafe.config.ConfigUtil;
import java.io.Serializable;
import java.util.List;
import org.evosearch.config.Settings;

/**
 * One search of a comparison.
 *
 * @param comparison name of the comparison, the prefix of the run id
 * @param variant of the settings
 * @param seed of the run
 */
record Entrant(String comparison, Variant variant, long seed) implements Serializable {

  /** The id of its run in the store. */
  String runId() {
    return comparison + "." + variant.name() + "." + seed;
  }

  /**
   * Its settings.
   *
   * @param common settings that all searches have in common
   * @throws org.evosearch.config.SettingsException if one of the variant's is wrong
   */
  Settings settings(Settings common) {
    return common
        .with("variant " + variant.name(), variant.settings(), List.of())
        .with(
            "start of variant " + variant.name(),
            variant.start(),
            List.of("run.seed=" + seed, "run.id=" + ConfigUtil.quoteString(runId())));
  }
}
