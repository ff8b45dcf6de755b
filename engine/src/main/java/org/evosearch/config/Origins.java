package org.evosearch.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import org.jspecify.annotations.Nullable;

/** Where a setting stands, in words for the user. */
final class Origins {

  private Origins() {}

  /** File and line, or what else the setting came from; with a colon and a space behind it. */
  static String prefix(@Nullable ConfigOrigin origin) {
    if (origin == null) {
      return "";
    }
    String file = origin.filename();
    if (file == null) {
      return origin.description() + ": ";
    }
    return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() + ": " : file + ": ";
  }

  /** A parser's error in one line. */
  static String describe(ConfigException e) {
    String prefix = prefix(e.origin());
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    String told = e.origin() == null ? "" : e.origin().description() + ": ";
    return prefix + (message.startsWith(told) ? message.substring(told.length()) : message);
  }
}
