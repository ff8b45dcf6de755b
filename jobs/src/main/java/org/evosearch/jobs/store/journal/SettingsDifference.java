package org.evosearch.jobs.store.journal;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is different between two settings, for messages. */
final class SettingsDifference {

  private static final String ABSENT = "absent";

  private SettingsDifference() {}

  /**
   * The first key, in alphabetical order, whose values differ, such as {@code
   * strategy.tournament.population was 50, is 40}.
   *
   * @param before settings as JSON
   * @param now settings as JSON
   * @return empty if there is none, or if either text is no JSON
   */
  static Optional<String> first(String before, String now) {
    try {
      Map<String, String> old = flat(before);
      Map<String, String> young = flat(now);
      SortedSet<String> keys = new TreeSet<>(old.keySet());
      keys.addAll(young.keySet());
      return keys.stream()
          .filter(key -> !value(old, key).equals(value(young, key)))
          .findFirst()
          .map(key -> key + " was " + value(old, key) + ", is " + value(young, key));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  private static String value(Map<String, String> settings, String key) {
    return settings.getOrDefault(key, ABSENT);
  }

  private static Map<String, String> flat(String json) {
    Map<String, String> values = new TreeMap<>();
    collect("", JsonParser.parseString(json), values);
    return values;
  }

  private static void collect(String key, JsonElement element, Map<String, String> values) {
    if (element.isJsonObject()) {
      String prefix = key.isEmpty() ? "" : key + ".";
      element
          .getAsJsonObject()
          .asMap()
          .forEach((name, value) -> collect(prefix + name, value, values));
    } else {
      values.put(key, element.toString());
    }
  }
}
