package org.evosearch.network.layer;

import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;

/**
 * An array that belongs to a layer and is saved with it: a weight or a running statistic.
 *
 * @param parameter as DJL keeps it
 */
public record Variable(Parameter parameter) {

  /** The array itself, once it was made. */
  public PtNDArray array() {
    return (PtNDArray) parameter.getArray();
  }
}
