package org.evosearch.training.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Weights with one update rule and learning rate.
 *
 * @param weights their indices among all
 * @param update their update rule
 * @param share factor of the learning rate
 * @param frozen number of steps for which they are frozen
 */
public record WeightGroup(List<Integer> weights, WeightUpdate update, double share, long frozen) {

  /**
   * Makes one step.
   *
   * @param gradients of all weights
   * @param step from 0, how many steps came before
   */
  public void step(List<NDArray> gradients, double learningRate, long step) {
    if (step >= frozen) {
      List<NDArray> own = weights.stream().map(gradients::get).toList();
      update.step(own, learningRate * share, step - frozen);
    }
  }
}
