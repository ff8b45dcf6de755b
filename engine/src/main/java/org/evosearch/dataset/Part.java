package org.evosearch.dataset;

/** The disjoint parts of a data set. */
public enum Part {
  /** Examples that weights are trained on. */
  TRAIN,
  /** Examples that decisions of a search are based on. */
  VALIDATION,
  /** Examples for the final report, and for nothing else. */
  TEST
}
