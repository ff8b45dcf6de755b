package org.evosearch.training;

import java.io.Serializable;
import org.evosearch.dataset.Augmentation;
import org.evosearch.trial.Hyperparameters;

/**
 * How networks are trained, the same for all candidates but for what their genes say.
 *
 * @param batchSize images in a batch
 * @param optimizer how weights follow gradients
 * @param loss what is minimised
 * @param augmentation what is done to training images
 * @param dropPath how the rate of drop path goes on
 */
public record TrainingPlan(
    int batchSize,
    OptimizerPlan optimizer,
    LossPlan loss,
    Augmentation augmentation,
    DropPathSchedule dropPath)
    implements Serializable {

  /** A plan whose rate of drop path stays as it is. */
  public TrainingPlan(
      int batchSize, OptimizerPlan optimizer, LossPlan loss, Augmentation augmentation) {
    this(batchSize, optimizer, loss, augmentation, DropPathSchedule.CONSTANT);
  }

  /**
   * What is minimised, and when a training has failed.
   *
   * @param labelSmoothing share of the target that is spread over all classes, in [0, 1)
   * @param gradientClip largest Euclidean norm of all gradients together, 0 for no limit
   * @param limit a batch's loss above it ends the trial as diverged
   */
  public record LossPlan(double labelSmoothing, double gradientClip, double limit)
      implements Serializable {

    /** This plan, but for what a candidate's genes say. */
    LossPlan with(Hyperparameters genes) {
      return genes.labelSmoothing() == null
          ? this
          : new LossPlan(genes.labelSmoothing(), gradientClip, limit);
    }
  }

  /** This plan, but for what a candidate's genes say. */
  public TrainingPlan with(Hyperparameters genes) {
    return new TrainingPlan(
        batchSize, optimizer.with(genes), loss.with(genes), augmentation, dropPath);
  }
}
