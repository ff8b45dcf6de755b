package org.evosearch.trial;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values that have keys in tables and settings. */
final class Keys {

  private Keys() {}

  /**
   * The value of a key.
   *
   * @param what the values are, for the message
   * @throws IllegalArgumentException if no value has it
   */
  static <T> T find(List<T> values, Function<T, String> key, String text, String what) {
    return values.stream()
        .filter(value -> key.apply(value).equals(text))
        .findFirst()
        .orElseThrow(
            () -> {
              String all = values.stream().map(key).collect(Collectors.joining(", "));
              return new IllegalArgumentException(
                  "Invalid " + what + ": " + text + " (one of " + all + ")");
            });
  }
}
