package org.evosearch.search;

import java.util.Locale;

/** What a search may see of the images that its result is judged by. */
public enum Protocol {
  /** Validation values only; test values are reported. */
  VALID,
  /** Test values too: good for comparison with papers that search so, and for nothing else. */
  ORACLE_TEST;

  /** The name in settings and tables, such as {@code oracle-test}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
