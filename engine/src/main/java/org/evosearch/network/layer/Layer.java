package org.evosearch.network.layer;

import ai.djl.pytorch.engine.PtNDArray;
import java.util.function.UnaryOperator;

/** What one node of a network computes on a device. */
public interface Layer {

  /**
   * Computes a new array, never one of the inputs, and closes intermediate ones.
   *
   * @param inputs outputs of other nodes; they stay open
   */
  PtNDArray forward(PtNDArray[] inputs, ForwardPass pass);

  /** Whether the output is the first input: the layer is then skipped. */
  default boolean passesOn(Mode mode) {
    return false;
  }

  /** A layer of one input that is the same in training and inference. */
  static Layer of(UnaryOperator<PtNDArray> function) {
    return (inputs, pass) -> function.apply(inputs[0]);
  }

  /** The layer that is always skipped. */
  static Layer passingOn() {
    return new Layer() {
      @Override
      public PtNDArray forward(PtNDArray[] inputs, ForwardPass pass) {
        throw new AssertionError("This layer is skipped");
      }

      @Override
      public boolean passesOn(Mode mode) {
        return true;
      }
    };
  }
}
