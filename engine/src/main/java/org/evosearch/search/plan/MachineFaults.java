package org.evosearch.search.plan;

/** What a search does when all trials of a generation fail because of the machines. */
public enum MachineFaults {
  /** It stops and commits none of these outcomes; the run can be resumed when the machines work. */
  STOP,
  /** It records them as failures of the candidates, and continues. */
  RECORD
}
