package org.evosearch.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rejects keys that the defaults do not have, and values where the defaults have sections. */
final class KnownKeys {

  /** Sections whose keys belong to another system, or are checked by their readers. */
  private static final Set<String> FREE =
      Set.of("spark.conf", "evaluation.tabular.columns", "evaluation.tabular.scale");

  /** The keys of sections in lists. */
  private static final Map<String, Set<String>> IN_LISTS =
      Map.of(
          "predictor.sets", Set.of("image-set", "dataset", "path"),
          "evaluation.tabular.image-sets",
              Set.of("name", "channels", "height", "width", "classes"));

  private static final ConfigObject NONE = ConfigFactory.empty().root();

  /**
   * Longest key for which the nearest one is suggested, in characters; longer ones are no typos.
   */
  private static final int MAX_COMPARED = 200;

  private final ConfigObject defaults;
  private final Redaction redaction;

  KnownKeys(Config defaults, Redaction redaction) {
    this.defaults = defaults.root();
    this.redaction = redaction;
  }

  /** Checks resolved settings. */
  void check(Config given) {
    check("", given.root(), defaults);
  }

  private void check(String path, ConfigObject given, ConfigObject known) {
    new TreeMap<>(given)
        .forEach((name, value) -> check(joined(path, name), value, known.get(name)));
  }

  private void check(String key, ConfigValue given, @Nullable ConfigValue known) {
    if (known == null) {
      throw unknown(key, given, keys(defaults));
    }
    if (known instanceof ConfigObject && !(given instanceof ConfigObject)) {
      throw Section.invalid(key, given, "a section", redaction);
    }
    if (given instanceof ConfigObject section && !FREE.contains(key)) {
      check(key, section, known instanceof ConfigObject keys ? keys : NONE);
    }
    if (given instanceof ConfigList list && IN_LISTS.containsKey(key)) {
      list.forEach(one -> checkOneOf(key, one));
    }
  }

  /** Checks a section in a list; values of other types are refused where the list is read. */
  private void checkOneOf(String list, ConfigValue one) {
    Set<String> known = Objects.requireNonNull(IN_LISTS.get(list));
    Set<String> all = known.stream().map(name -> joined(list, name)).collect(Collectors.toSet());
    if (one instanceof ConfigObject section) {
      new TreeMap<>(section)
          .forEach(
              (name, value) -> {
                if (!known.contains(name)) {
                  throw unknown(joined(list, name), value, all);
                }
              });
    }
  }

  /**
   * The error for a key that does not exist.
   *
   * @param known the keys that exist, of which the nearest one is suggested
   */
  static SettingsException unknown(String key, ConfigValue value, Set<String> known) {
    String prefix = Origins.prefix(value.origin());
    String meant =
        key.length() > MAX_COMPARED ? "" : " (did you mean " + nearest(key, known) + "?)";
    return new SettingsException(prefix + "Unknown key: " + Redaction.shortened(key) + meant);
  }

  /** The key of smallest edit distance, among those of the same last name if there are any. */
  private static String nearest(String key, Set<String> known) {
    Comparator<String> bySimilarity =
        Comparator.comparing((String one) -> !lastName(one).equals(lastName(key)))
            .thenComparing(NearestName.byDistance(key))
            .thenComparing(Comparator.naturalOrder());
    return known.stream().min(bySimilarity).orElse("");
  }

  private static Set<String> keys(ConfigObject section) {
    Set<String> keys = new TreeSet<>();
    collect("", section, keys);
    return keys;
  }

  private static String lastName(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  private static void collect(String path, ConfigObject object, Set<String> keys) {
    object.forEach(
        (name, value) -> {
          String key = joined(path, name);
          keys.add(key);
          if (value instanceof ConfigObject nested) {
            collect(key, nested, keys);
          }
        });
  }

  /** Names with dots or line breaks are quoted. */
  private static String joined(String path, String name) {
    String last = ConfigUtil.joinPath(name);
    return path.isEmpty() ? last : path + "." + last;
  }
}
