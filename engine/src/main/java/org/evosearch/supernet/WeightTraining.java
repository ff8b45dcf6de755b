package org.evosearch.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.network.Statistics;
import org.evosearch.network.layer.Mixing;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.Deadline;
import org.evosearch.training.GradientMode;
import org.evosearch.training.LossFunction;
import org.evosearch.training.LossMeter;
import org.evosearch.training.TaskData;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Trial;

/** One epoch of the training of shared weights, each step in some mixture of the networks. */
final class WeightTraining {

  private final SupernetPlan plan;
  private final TaskData images;
  private final SharedWeights weights;
  private final int[] order;
  private final UniformRandomProvider augmentation;
  private final int steps;
  private final int epoch;

  /**
   * Prepares an epoch.
   *
   * @param trial from whose seed order and augmentation derive
   * @param epoch from 0
   */
  WeightTraining(WeightStage stage, SharedWeights weights, Trial trial, int epoch) {
    RandomStreams streams = new RandomStreams(trial.seed());
    Budget budget = trial.budget();
    this.plan = stage.plan();
    this.images = stage.images();
    this.weights = weights;
    this.epoch = epoch;
    this.order = images.trainingSubset(budget.trainFraction());
    PermutationSampler.shuffle(streams.stream(Purpose.SHUFFLE, epoch, 0), order);
    this.augmentation = streams.stream(Purpose.AUGMENTATION, epoch, 0);
    int batches = Math.max(1, order.length / plan.weights().batchSize());
    this.steps = budget.maxBatches() == 0 ? batches : Math.min(batches, budget.maxBatches());
  }

  /** Number of steps; images that do not fill a batch are left out. */
  int steps() {
    return steps;
  }

  /** Number of images that are seen. */
  long images() {
    return Math.min((long) steps * plan.weights().batchSize(), order.length);
  }

  /**
   * Trains the weights for the epoch.
   *
   * @param mixtures the mixture of each step
   * @return the mean loss
   * @throws org.evosearch.training.TrialFailure if the loss diverges or the time is up
   */
  double run(Mixtures mixtures, Deadline deadline) {
    LossMeter meter = new LossMeter(plan.weights().loss().limit(), weights.manager().getDevice());
    for (int step = 0; step < steps; step++) {
      deadline.check();
      step(step, mixtures, meter);
    }
    return meter.mean();
  }

  private void step(int step, Mixtures mixtures, LossMeter meter) {
    int from = step * plan.weights().batchSize();
    int to = Math.min(from + plan.weights().batchSize(), order.length);
    try (NDManager scratch = weights.manager().newSubManager();
        NDScope scope = new NDScope()) {
      Mixing mixing = mixtures.next(step, scratch);
      DeviceExamples.Batch batch =
          images.train().batch(Arrays.copyOfRange(order, from, to), scratch);
      NDArray moved =
          images.train().augmented(batch.inputs(), plan.weights().augmentation(), augmentation);
      descend(moved, batch.targets(), mixing, meter);
      weights.descent().follow(plan.learningRate(epoch), (long) epoch * steps + step);
    }
  }

  private void descend(NDArray moved, NDArray labels, Mixing mixing, LossMeter meter) {
    try (GradientMode recording = GradientMode.recording()) {
      NDArray logits = weights.network().mixedForward(moved, mixing, Statistics.MOVING);
      NDArray loss = LossFunction.mean(logits, labels, plan.weights().loss().labelSmoothing());
      GradientMode.backward(loss, moved.getManager().create(1f));
      meter.add(loss, (int) labels.size());
    }
  }
}
