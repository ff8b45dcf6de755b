package org.evosearch.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.Stream;

/**
 * Adam with a second decay rate of 0.999 and epsilon 1e-8; weight decay is part of the gradient.
 *
 * <p>Diederik P. Kingma, Jimmy Ba: Adam: A Method for Stochastic Optimization. ICLR 2015, algorithm
 * 1.
 */
final class AdamUpdate implements WeightUpdate {

  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double meanDecay;
  private final List<NDArray> weights;
  private final List<NDArray> means;
  private final List<NDArray> squares;

  /**
   * Prepares the first step.
   *
   * @param meanDecay beta 1, with which the mean of the gradients decays, in [0, 1)
   */
  AdamUpdate(List<NDArray> weights, NDManager manager, double meanDecay) {
    this.meanDecay = meanDecay;
    this.weights = weights;
    this.means = WeightUpdate.zeros(weights, manager);
    this.squares = WeightUpdate.zeros(weights, manager);
  }

  @Override
  public void step(List<NDArray> gradients, double learningRate, long step) {
    double rate = learningRate / (1 - Math.pow(meanDecay, step + 1.0));
    double correction = Math.sqrt(1 - Math.pow(BETA_2, step + 1.0));
    for (int i = 0; i < weights.size(); i++) {
      NDArray gradient = gradients.get(i);
      NDArray mean = means.get(i).muli(meanDecay).addi(gradient.mul(1 - meanDecay));
      NDArray square = squares.get(i).muli(BETA_2).addi(gradient.square().muli(1 - BETA_2));
      NDArray scale = square.sqrt().divi(correction).addi(EPSILON);
      weights.get(i).subi(mean.mul(rate).divi(scale));
    }
  }

  @Override
  public List<NDArray> moments() {
    return Stream.concat(means.stream(), squares.stream()).toList();
  }
}
