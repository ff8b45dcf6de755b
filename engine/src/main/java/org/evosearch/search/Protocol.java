package org.evosearch.search;

import org.evosearch.config.Keyed;

/** Which values a search on a table may see. */
public enum Protocol implements Keyed {
  /** Validation values only; test values are reported. */
  VALID,
  /** Test values as well: only for comparison with papers that search this way. */
  ORACLE_TEST;
}
