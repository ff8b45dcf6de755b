package org.evosearch.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.Stream;

/**
 * Adadelta with decay 0.9 and epsilon 1e-6, its steps multiplied by the learning rate.
 *
 * <p>Matthew D. Zeiler: ADADELTA: An Adaptive Learning Rate Method. arXiv 1212.5701, algorithm 1.
 */
final class AdadeltaUpdate implements WeightUpdate {

  private static final double RHO = 0.9;
  private static final double EPSILON = 1e-6;

  private final List<NDArray> weights;
  private final List<NDArray> squares;
  private final List<NDArray> steps;

  AdadeltaUpdate(List<NDArray> weights, NDManager manager) {
    this.weights = weights;
    this.squares = WeightUpdate.zeros(weights, manager);
    this.steps = WeightUpdate.zeros(weights, manager);
  }

  @Override
  public void step(List<NDArray> gradients, double learningRate, long step) {
    for (int i = 0; i < weights.size(); i++) {
      NDArray gradient = gradients.get(i);
      NDArray square = squares.get(i).muli(RHO).addi(gradient.square().muli(1 - RHO));
      NDArray change = steps.get(i).add(EPSILON).sqrt();
      change.divi(square.add(EPSILON).sqrt()).muli(gradient);
      steps.get(i).muli(RHO).addi(change.square().muli(1 - RHO));
      weights.get(i).subi(change.muli(learningRate));
    }
  }

  @Override
  public List<NDArray> moments() {
    return Stream.concat(squares.stream(), steps.stream()).toList();
  }
}
