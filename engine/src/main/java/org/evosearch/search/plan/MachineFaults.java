package org.evosearch.search.plan;

/** What a search does when all that it tries fails for reasons of the machines. */
public enum MachineFaults {
  /** It stops and commits nothing of that; the same run resumes when the machines work. */
  STOP,
  /** It takes them for failures of the candidates, and continues. */
  RECORD
}
