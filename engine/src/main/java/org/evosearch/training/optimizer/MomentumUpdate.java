package org.evosearch.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Stochastic gradient descent with momentum m: {@code v <- m v + g}, then {@code w <- w - lr v}, or
 * with Nesterov's form {@code w <- w - lr (g + m v)}.
 *
 * <p>Ilya Sutskever, James Martens, George Dahl, Geoffrey Hinton: On the importance of
 * initialization and momentum in deep learning. ICML 2013, equations 3 and 4, with the learning
 * rate outside of v, as in PyTorch.
 */
final class MomentumUpdate implements WeightUpdate {

  /** The direction of a step. */
  enum Form {
    /** The velocity alone. */
    HEAVY,
    /** Looking one velocity ahead. */
    NESTEROV
  }

  private final List<NDArray> weights;
  private final List<NDArray> velocities;
  private final double momentum;
  private final Form form;

  MomentumUpdate(List<NDArray> weights, NDManager manager, double momentum, Form form) {
    this.weights = weights;
    this.velocities = WeightUpdate.zeros(weights, manager);
    this.momentum = momentum;
    this.form = form;
  }

  @Override
  public void step(List<NDArray> gradients, double learningRate, long step) {
    for (int i = 0; i < weights.size(); i++) {
      NDArray velocity = velocities.get(i);
      NDArray gradient = gradients.get(i);
      velocity.muli(momentum).addi(gradient);
      NDArray direction = form == Form.NESTEROV ? gradient.addi(velocity.mul(momentum)) : velocity;
      weights.get(i).subi(direction.mul(learningRate));
    }
  }

  @Override
  public List<NDArray> moments() {
    return velocities;
  }
}
