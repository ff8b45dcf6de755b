package org.evosearch.training.optimizer;

import java.io.Serializable;
import org.evosearch.trial.Hyperparameters;
import org.evosearch.trial.OptimizerKind;

/**
 * The optimizer of the weights.
 *
 * @param kind the update rule
 * @param learningRate at the start
 * @param momentum of SGD; beta 1 of Adam; in [0, 1)
 * @param weightDecay coefficient of the weights that is added to the gradient
 * @param schedule of the learning rate
 */
public record OptimizerPlan(
    OptimizerKind kind,
    double learningRate,
    double momentum,
    double weightDecay,
    LearningRateSchedule schedule)
    implements Serializable {

  /** Number of moments that the rule keeps for each weight. */
  public int moments() {
    return switch (kind) {
      case SGD, NESTEROV, RMSPROP -> 1;
      case ADAM, ADADELTA -> 2;
    };
  }

  /**
   * This plan for larger batches: the rate of SGD grows with their size, that of rules which divide
   * by the size of gradients with its root (Sadhika Malladi et al.: On the SDEs and Scaling Rules
   * for Adaptive Gradient Algorithms. NeurIPS 2022, definition 5.2, whose decay rates stay here).
   *
   * @param ratio how many times as large batches are
   */
  public OptimizerPlan scaled(double ratio) {
    double factor =
        switch (kind) {
          case SGD, NESTEROV -> ratio;
          case ADAM, RMSPROP, ADADELTA -> Math.sqrt(ratio);
        };
    return new OptimizerPlan(kind, factor * learningRate, momentum, weightDecay, schedule);
  }

  /** This plan with the hyperparameters of a candidate. */
  public OptimizerPlan with(Hyperparameters genes) {
    return new OptimizerPlan(
        genes.optimizer() == null ? kind : genes.optimizer(),
        genes.learningRate() == null ? learningRate : genes.learningRate(),
        momentum,
        genes.weightDecay() == null ? weightDecay : genes.weightDecay(),
        schedule);
  }
}
