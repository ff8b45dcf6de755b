package org.evosearch.search;

import org.evosearch.config.Keyed;

/** What a search may see of the images that its result is judged by. */
public enum Protocol implements Keyed {
  /** Validation values only; test values are reported. */
  VALID,
  /** Test values too: good for comparison with papers that search so, and for nothing else. */
  ORACLE_TEST;
}
