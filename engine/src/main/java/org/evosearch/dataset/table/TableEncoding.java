package org.evosearch.dataset.table;

import java.io.Serializable;

/**
 * How the rows of a table become what networks see.
 *
 * @param goal what is learned
 * @param oneHotLimit categories of a column that have an input each
 */
public record TableEncoding(Goal goal, int oneHotLimit) implements Serializable {

  /** What is learned of a table. */
  public enum Goal {
    /** Classes. */
    CLASSIFICATION,
    /** Numbers. */
    REGRESSION
  }
}
