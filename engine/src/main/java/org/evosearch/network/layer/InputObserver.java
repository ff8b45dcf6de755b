package org.evosearch.network.layer;

import ai.djl.ndarray.NDArray;
import org.evosearch.architecture.operation.Operation;

/** Looks on while a network runs: is shown what its operations are given. */
@FunctionalInterface
public interface InputObserver {

  /** Nobody. */
  InputObserver NONE = (operation, input) -> {};

  /**
   * An operation is about to be computed. Operations that the output does not depend on are not.
   *
   * @param operation one node's
   * @param input its first input, (N, ...), which may be closed afterwards
   */
  void sees(Operation operation, NDArray input);
}
