package org.evosearch.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * RMSprop with decay 0.99 and epsilon 1e-8, not centered, no momentum.
 *
 * <p>Geoffrey Hinton, Nitish Srivastava, Kevin Swersky: Neural Networks for Machine Learning,
 * lecture 6e, 2012.
 */
final class RmspropUpdate implements WeightUpdate {

  private static final double ALPHA = 0.99;
  private static final double EPSILON = 1e-8;

  private final List<NDArray> weights;
  private final List<NDArray> squares;

  RmspropUpdate(List<NDArray> weights, NDManager manager) {
    this.weights = weights;
    this.squares = WeightUpdate.zeros(weights, manager);
  }

  @Override
  public void step(List<NDArray> gradients, double learningRate, long step) {
    for (int i = 0; i < weights.size(); i++) {
      NDArray gradient = gradients.get(i);
      NDArray square = squares.get(i).muli(ALPHA).addi(gradient.square().muli(1 - ALPHA));
      NDArray scale = square.sqrt().addi(EPSILON);
      weights.get(i).subi(gradient.muli(learningRate).divi(scale));
    }
  }

  @Override
  public List<NDArray> moments() {
    return squares;
  }
}
