package org.evosearch.training;

import java.io.Serializable;
import org.evosearch.dataset.Augmentation;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Hyperparameters;

/**
 * How networks are trained, the same for all candidates but for what their genes say.
 *
 * @param batchSize images in a batch
 * @param optimizer how weights follow gradients
 * @param loss what is minimized
 * @param augmentation what is done to training images
 * @param dropPath how the rate of drop path goes on
 * @param statistics by what images are normalized that the training is scored on
 * @param arithmetic with what numbers a device computes
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

  /** A plan that computes as libtorch does by itself. */
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

  /** A plan whose rate of drop path stays as it is. */
  public TrainingPlan(
      int batchSize, OptimizerPlan optimizer, LossPlan loss, Augmentation augmentation) {
    this(batchSize, optimizer, loss, augmentation, DropPathSchedule.CONSTANT);
  }

  /**
   * What is minimized, and when a training has failed.
   *
   * @param labelSmoothing share of the target that is spread over all classes, in [0, 1)
   * @param gradientClip largest Euclidean norm of all gradients together, 0 for no limit
   * @param limit a batch's loss above it ends the trial as diverged
   * @param classWeights how much each class counts
   */
  public record LossPlan(
      double labelSmoothing, double gradientClip, double limit, ClassWeights classWeights)
      implements Serializable {

    /** A plan without class weights. */
    public LossPlan(double labelSmoothing, double gradientClip, double limit) {
      this(labelSmoothing, gradientClip, limit, ClassWeights.NONE);
    }

    /** This plan, but for what a candidate's genes say. */
    LossPlan with(Hyperparameters genes) {
      return genes.labelSmoothing() == null
          ? this
          : new LossPlan(genes.labelSmoothing(), gradientClip, limit, classWeights);
    }

    /** What was the only choice once is left out, as in that of the whole plan. */
    @Override
    public String toString() {
      String weights = classWeights == ClassWeights.NONE ? "" : ", classWeights=" + classWeights;
      return "LossPlan[labelSmoothing=%s, gradientClip=%s, limit=%s%s]"
          .formatted(labelSmoothing, gradientClip, limit, weights);
    }
  }

  /** This plan, but for what a candidate's genes say. */
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

  /** This plan with other batches, and the learning rate that goes with them. */
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

  /** Checkpoints are recognized by it: what was the only choice once is left out. */
  @Override
  public String toString() {
    String scored = statistics == ScoreStatistics.RUNNING ? "" : ", statistics=" + statistics;
    String computed = arithmetic.equals(Arithmetic.PLAIN) ? "" : ", arithmetic=" + arithmetic;
    return "TrainingPlan[batchSize=%s, optimizer=%s, loss=%s, augmentation=%s, dropPath=%s%s%s]"
        .formatted(batchSize, optimizer, loss, augmentation, dropPath, scored, computed);
  }
}
