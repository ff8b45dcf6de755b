package org.evosearch.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import org.evosearch.architecture.operation.Operation;

/** Looks on while a network runs: is shown what its operations are given, and what they give. */
public interface ForwardObserver {

  /** Nobody. */
  ForwardObserver NONE = new ForwardObserver() {};

  /**
   * An operation is about to be computed. Operations that the output does not depend on are not.
   *
   * @param operation one node's
   * @param input its first input, (N, ...), which may be closed afterwards
   */
  default void sees(Operation operation, NDArray input) {}

  /**
   * A node has been computed.
   *
   * @param node its index in the architecture
   * @param output (N, ...), which may be closed afterwards
   * @return what other nodes are given instead, of the same shape
   */
  default PtNDArray passes(int node, PtNDArray output) {
    return output;
  }
}
