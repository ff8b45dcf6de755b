package org.evosearch.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Updates weights by their gradients, in place. Keeps its moments, one or more arrays for each
 * weight, in the manager that it was created with.
 */
public interface WeightUpdate {

  /**
   * Makes one step.
   *
   * @param gradients one for each weight, weight decay included; may be overwritten
   * @param learningRate of this step
   * @param step from 0, how many steps came before
   */
  void step(List<NDArray> gradients, double learningRate, long step);

  /** The moments, in a fixed order. */
  List<NDArray> moments();

  /** The rule of a plan for the given weights. */
  static WeightUpdate of(OptimizerPlan plan, List<NDArray> weights, NDManager manager) {
    return switch (plan.kind()) {
      case SGD -> new MomentumUpdate(weights, manager, plan.momentum(), MomentumUpdate.Form.HEAVY);
      case NESTEROV ->
          new MomentumUpdate(weights, manager, plan.momentum(), MomentumUpdate.Form.NESTEROV);
      case ADAM -> new AdamUpdate(weights, manager, plan.momentum());
      case ADADELTA -> new AdadeltaUpdate(weights, manager);
      case RMSPROP -> new RmspropUpdate(weights, manager);
    };
  }

  /** An array of zeros for each weight. */
  static List<NDArray> zeros(List<NDArray> weights, NDManager manager) {
    return weights.stream()
        .map(weight -> manager.zeros(weight.getShape(), weight.getDataType()))
        .toList();
  }
}
