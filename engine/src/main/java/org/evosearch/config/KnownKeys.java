package org.evosearch.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Refuses keys that the defaults do not have. */
final class KnownKeys {

  /** Sections whose keys are another system's. */
  private static final Set<String> FREE = Set.of("spark.conf");

  private final Config defaults;

  KnownKeys(Config defaults) {
    this.defaults = defaults;
  }

  void check(Config given) {
    check("", given.root());
  }

  private void check(String path, ConfigObject object) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      if (!FREE.contains(key)) {
        checkKnown(key, entry.getValue());
        if (entry.getValue() instanceof ConfigObject nested) {
          check(key, nested);
        }
      }
    }
  }

  private void checkKnown(String key, ConfigValue value) {
    if (defaults.root().isEmpty() || !defaults.hasPathOrNull(quoted(key))) {
      throw new SettingsException(
          Origins.prefix(value.origin())
              + "Unknown key: "
              + key
              + " (did you mean "
              + nearest(key)
              + "?)");
    }
  }

  private static String quoted(String key) {
    return ConfigUtil.joinPath(List.of(key.split("\\.", -1)));
  }

  private String nearest(String key) {
    Set<String> keys = new TreeSet<>();
    collect("", defaults.root(), keys);
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return keys.stream().min(Comparator.comparing(known -> distance.apply(known, key))).orElse("");
  }

  private static void collect(String path, ConfigObject object, Set<String> keys) {
    object.forEach(
        (name, value) -> {
          String key = path.isEmpty() ? name : path + "." + name;
          keys.add(key);
          if (value instanceof ConfigObject nested) {
            collect(key, nested, keys);
          }
        });
  }
}
