package org.evosearch.training.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adds a multiple of the weights to their gradients.
 *
 * @param coefficient of the weights, 0 for no decay
 */
public record WeightDecay(double coefficient) {

  /** Returns the gradients with the weights added; the gradients themselves without decay. */
  public List<NDArray> addedTo(List<NDArray> gradients, List<NDArray> weights) {
    return coefficient == 0
        ? gradients
        : IntStream.range(0, weights.size())
            .mapToObj(i -> weights.get(i).mul(coefficient).addi(gradients.get(i)))
            .toList();
  }
}
