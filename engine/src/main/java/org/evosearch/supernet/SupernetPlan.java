package org.evosearch.supernet;

import java.io.Serializable;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.network.Statistics;
import org.evosearch.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * A supernet, and how its weights are trained and its mixtures scored.
 *
 * @param network with weighted sums
 * @param mixtures the coefficients of those
 * @param weights how weights are trained
 * @param schedule how long weights are trained
 * @param scoring how mixtures are scored
 * @param mixture how the logits of alpha are trained; null if they are not
 * @param seed of the run, from which the initial weights and the batches derive that all trials
 *     share
 */
public record SupernetPlan(
    Architecture network,
    EdgeMixtures mixtures,
    TrainingPlan weights,
    Schedule schedule,
    Scoring scoring,
    @Nullable MixturePlan mixture,
    long seed)
    implements Serializable {

  /**
   * How long weights are trained.
   *
   * @param epochs of the whole search, at which the learning rate ends
   * @param ramp number of epochs of linear warm-up of the learning rate, 0 for none
   */
  public record Schedule(int epochs, int ramp) implements Serializable {}

  /**
   * How mixtures are scored.
   *
   * @param images in a batch
   * @param statistics what the batch is normalized by
   */
  public record Scoring(int images, Statistics statistics) implements Serializable {}

  /** The learning rate of an epoch, from 0: it stays the same in all steps of an epoch. */
  double learningRate(int epoch) {
    double rate =
        weights
            .optimizer()
            .schedule()
            .at(weights.optimizer().learningRate(), epoch, schedule.epochs());
    return rate * Math.min(1, (epoch + 1.0) / Math.max(1, schedule.ramp()));
  }
}
