package org.evosearch.dataset.table;

import java.io.Serializable;

/**
 * How the rows of a table are encoded as inputs of networks.
 *
 * @param goal what networks predict
 * @param oneHotLimit maximum number of categories of a column that have an input each
 */
public record TableEncoding(Goal goal, int oneHotLimit) implements Serializable {

  /** What networks predict from a table. */
  public enum Goal {
    /** Classes. */
    CLASSIFICATION,
    /** Numbers. */
    REGRESSION
  }
}
