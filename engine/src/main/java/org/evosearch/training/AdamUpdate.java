package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Adam with decay rates 0.9 and 0.999 and epsilon 1e-8; weight decay is part of the gradient.
 *
 * <p>Diederik P. Kingma, Jimmy Ba: Adam: A Method for Stochastic Optimization. ICLR 2015, algorithm
 * 1.
 */
final class AdamUpdate implements WeightUpdate {

  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final List<NDArray> weights;
  private final List<NDArray> means;
  private final List<NDArray> squares;
  private int steps;

  AdamUpdate(List<NDArray> weights, NDManager manager) {
    this.weights = weights;
    this.means = WeightUpdate.zeros(weights, manager);
    this.squares = WeightUpdate.zeros(weights, manager);
  }

  @Override
  public void step(List<NDArray> gradients, double learningRate) {
    steps++;
    double rate = learningRate / (1 - Math.pow(BETA_1, steps));
    double correction = Math.sqrt(1 - Math.pow(BETA_2, steps));
    for (int i = 0; i < weights.size(); i++) {
      NDArray gradient = gradients.get(i);
      NDArray mean = means.get(i).muli(BETA_1).addi(gradient.mul(1 - BETA_1));
      NDArray square = squares.get(i).muli(BETA_2).addi(gradient.square().muli(1 - BETA_2));
      NDArray scale = square.sqrt().divi(correction).addi(EPSILON);
      weights.get(i).subi(mean.mul(rate).divi(scale));
    }
  }
}
