package org.evosearch.jobs.sql;

/** What SQL may read. */
public enum Reach {
  /** Tables and views of a store. */
  STORE,
  /** Whatever Spark can read for this user: files by their path, tables of other catalogs. */
  FILES
}
