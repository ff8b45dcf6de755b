package org.evosearch.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import org.evosearch.architecture.operation.Operation;

/**
 * Observes a forward pass: the inputs of operations, and the outputs of nodes, which it may
 * replace.
 */
public interface ForwardObserver {

  /** Observes nothing. */
  ForwardObserver NONE = new ForwardObserver() {};

  /**
   * Called before an operation is computed; operations that the output does not depend on are not.
   *
   * @param operation of a node
   * @param input its first input, (N, ...), which may be closed afterwards
   */
  default void sees(Operation operation, NDArray input) {}

  /**
   * Called after a node was computed.
   *
   * @param node its index in the architecture
   * @param output (N, ...), which may be closed afterwards
   * @return the array that other nodes take instead, of the same shape
   */
  default PtNDArray passes(int node, PtNDArray output) {
    return output;
  }
}
