package org.evosearch.dataset;

/** The disjoint parts of a data set. */
public enum Part {
  /** For weights. */
  TRAIN,
  /** For what a search decides by. */
  VALIDATION,
  /** For the report at the end, and nothing else. */
  TEST
}
