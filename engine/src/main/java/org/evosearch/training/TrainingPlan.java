package org.evosearch.training;

import java.io.Serializable;
import org.evosearch.dataset.Augmentation;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Hyperparameters;

/**
 * How networks are trained; the same for all candidates, except for the hyperparameters among their
 * genes.
 *
 * @param batchSize images in a batch
 * @param optimizer update rule and learning rate of the weights
 * @param loss what is minimized
 * @param augmentation what is done to training images
 * @param dropPath schedule of the drop-path rate
 * @param statistics of batch normalizations when the training run is scored
 * @param arithmetic number formats and algorithms of the device
 */
public record TrainingPlan(
    int batchSize,
    OptimizerPlan optimizer,
    LossPlan loss,
    Augmentation augmentation,
    DropPathSchedule dropPath,
    ScoreStatistics statistics,
    Arithmetic arithmetic)
    implements Serializable {

  /** A plan with the default arithmetic of libtorch. */
  public TrainingPlan(
      int batchSize,
      OptimizerPlan optimizer,
      LossPlan loss,
      Augmentation augmentation,
      DropPathSchedule dropPath,
      ScoreStatistics statistics) {
    this(batchSize, optimizer, loss, augmentation, dropPath, statistics, Arithmetic.PLAIN);
  }

  /** A plan that scores by the running statistics. */
  public TrainingPlan(
      int batchSize,
      OptimizerPlan optimizer,
      LossPlan loss,
      Augmentation augmentation,
      DropPathSchedule dropPath) {
    this(batchSize, optimizer, loss, augmentation, dropPath, ScoreStatistics.RUNNING);
  }

  /** A plan with a constant drop-path rate. */
  public TrainingPlan(
      int batchSize, OptimizerPlan optimizer, LossPlan loss, Augmentation augmentation) {
    this(batchSize, optimizer, loss, augmentation, DropPathSchedule.CONSTANT);
  }

  /**
   * What is minimized, and when a training run has failed.
   *
   * @param labelSmoothing share of the target that is spread over all classes, in [0, 1)
   * @param gradientClip largest Euclidean norm of all gradients together, 0 for no limit
   * @param limit a batch's loss above it ends the trial as diverged
   * @param classWeights weight of each class
   */
  public record LossPlan(
      double labelSmoothing, double gradientClip, double limit, ClassWeights classWeights)
      implements Serializable {

    /** A plan without class weights. */
    public LossPlan(double labelSmoothing, double gradientClip, double limit) {
      this(labelSmoothing, gradientClip, limit, ClassWeights.NONE);
    }

    /** This plan with the hyperparameters of a candidate. */
    LossPlan with(Hyperparameters genes) {
      return genes.labelSmoothing() == null
          ? this
          : new LossPlan(genes.labelSmoothing(), gradientClip, limit, classWeights);
    }

    /**
     * Class weights are omitted if there are none, so that digests of earlier checkpoints still
     * match.
     */
    @Override
    public String toString() {
      String weights = classWeights == ClassWeights.NONE ? "" : ", classWeights=" + classWeights;
      return "LossPlan[labelSmoothing=%s, gradientClip=%s, limit=%s%s]"
          .formatted(labelSmoothing, gradientClip, limit, weights);
    }
  }

  /** This plan with the hyperparameters of a candidate. */
  public TrainingPlan with(Hyperparameters genes) {
    return new TrainingPlan(
        batchSize,
        optimizer.with(genes),
        loss.with(genes),
        augmentation,
        dropPath,
        statistics,
        arithmetic);
  }

  /** This plan with other statistics. */
  public TrainingPlan with(ScoreStatistics other) {
    return new TrainingPlan(batchSize, optimizer, loss, augmentation, dropPath, other, arithmetic);
  }

  /** This plan with another batch size, and the learning rate scaled accordingly. */
  public TrainingPlan inBatchesOf(int images) {
    return new TrainingPlan(
        images,
        optimizer.scaled((double) images / batchSize),
        loss,
        augmentation,
        dropPath,
        statistics,
        arithmetic);
  }

  /** This plan with other arithmetic. */
  public TrainingPlan with(Arithmetic other) {
    return new TrainingPlan(batchSize, optimizer, loss, augmentation, dropPath, statistics, other);
  }

  /**
   * Part of the digest in checkpoints: some defaults are omitted, so that digests of earlier
   * checkpoints still match.
   */
  @Override
  public String toString() {
    String scored = statistics == ScoreStatistics.RUNNING ? "" : ", statistics=" + statistics;
    String computed = arithmetic.equals(Arithmetic.PLAIN) ? "" : ", arithmetic=" + arithmetic;
    return "TrainingPlan[batchSize=%s, optimizer=%s, loss=%s, augmentation=%s, dropPath=%s%s%s]"
        .formatted(batchSize, optimizer, loss, augmentation, dropPath, scored, computed);
  }
}
