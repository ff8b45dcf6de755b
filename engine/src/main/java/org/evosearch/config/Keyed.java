package org.evosearch.config;

import java.util.Locale;

/** A constant of an enumeration that settings and tables write in kebab-case. */
public interface Keyed {

  /** The name of the constant in Java. */
  String name();

  /** The name in settings and tables, such as {@code out-of-memory}. */
  default String key() {
    return key(name());
  }

  /** The key of the constant with a name in Java. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
