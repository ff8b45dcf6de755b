package org.evosearch.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values of settings as canonical JSON: {@code 1e-3} and {@code 0.0010} are the same. */
final class CanonicalValues {

  private CanonicalValues() {}

  /** The value of each key that is not a section; the text {@code null} for keys without one. */
  static SortedMap<String, String> of(Config settings) {
    SortedMap<String, String> values = new TreeMap<>();
    collect("", settings.root(), values);
    return values;
  }

  private static void collect(String path, ConfigObject section, SortedMap<String, String> values) {
    section.forEach(
        (name, value) -> {
          String last = ConfigUtil.joinPath(name);
          String key = path.isEmpty() ? last : path + "." + last;
          if (value instanceof ConfigObject nested) {
            collect(key, nested, values);
          } else {
            values.put(key, text(value));
          }
        });
  }

  private static String text(ConfigValue value) {
    if (value instanceof ConfigList list) {
      return list.stream().map(CanonicalValues::text).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof ConfigObject section) {
      return of(section.toConfig()).toString();
    }
    return value.unwrapped() instanceof Number number
        ? number(number)
        : value.render(ConfigRenderOptions.concise());
  }

  private static String number(Number number) {
    double value = number.doubleValue();
    return Double.isFinite(value)
        ? new BigDecimal(number.toString()).stripTrailingZeros().toString()
        : number.toString();
  }
}
