package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Lets weights follow their gradients, step by step: all gradients together are shortened, weights
 * decay, the optimiser's rule moves them.
 */
public final class Descent {

  private final List<NDArray> weights;
  private final GradientClip clip;
  private final WeightDecay decay;
  private final WeightUpdate update;

  /**
   * Prepares the first step.
   *
   * @param weights that require their gradients
   * @param manager owner of what the optimiser keeps beside them
   */
  public Descent(TrainingPlan plan, List<NDArray> weights, NDManager manager) {
    this(plan.optimizer(), plan.loss().gradientClip(), weights, manager);
  }

  /**
   * Prepares the first step.
   *
   * @param gradientClip the largest norm of all gradients together, 0 for no limit
   * @param weights that require their gradients
   * @param manager owner of what the optimiser keeps beside them
   */
  public Descent(
      OptimizerPlan optimizer, double gradientClip, List<NDArray> weights, NDManager manager) {
    this.weights = weights;
    this.clip = new GradientClip(gradientClip);
    this.decay = new WeightDecay(optimizer.weightDecay());
    this.update = WeightUpdate.of(optimizer, weights, manager);
  }

  /**
   * Makes one step and sets the gradients to zero.
   *
   * @param step from 0, how many steps came before
   */
  public void follow(double learningRate, long step) {
    try (GradientMode paused = GradientMode.paused()) {
      List<NDArray> gradients = weights.stream().map(GradientMode::gradient).toList();
      clip.apply(gradients);
      update.step(decay.addedTo(gradients, weights), learningRate, step);
      gradients.forEach(gradient -> gradient.muli(0));
    }
  }

  /** What the optimiser keeps beside the weights from step to step, in a fixed order. */
  public List<NDArray> moments() {
    return update.moments();
  }
}
