package org.evosearch.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.network.Statistics;
import org.evosearch.network.layer.Mixing;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.GradientMode;
import org.evosearch.training.LossFunction;
import org.evosearch.trial.Trial;

/**
 * Before each step of the weights, the logits of alpha make a step against their gradient on a
 * batch of validation images, at the current weights.
 *
 * <p>Hanxiao Liu, Karen Simonyan, Yiming Yang: DARTS: Differentiable Architecture Search. ICLR
 * 2019, algorithm 1 in its first-order form (xi = 0). As in the authors' code, batches have the
 * size and the augmentation of those that train weights. Running statistics are not updated.
 */
final class MixtureDescent implements Mixtures {

  private final SupernetPlan plan;
  private final DeviceExamples validation;
  private final SharedWeights weights;
  private final MixtureLogits logits;
  private final int[] order;
  private final UniformRandomProvider augmentation;
  private final int epoch;
  private final int steps;

  /**
   * Prepares an epoch.
   *
   * @param trial from whose seed order and augmentation derive
   * @param epoch from 0
   * @param steps of the epoch
   */
  MixtureDescent(WeightStage stage, SharedWeights weights, Trial trial, int epoch, int steps) {
    RandomStreams streams = new RandomStreams(trial.seed());
    this.plan = stage.plan();
    this.validation = stage.images().validation().orElseThrow();
    this.weights = weights;
    this.logits = weights.mixture().orElseThrow();
    this.order = IntStream.range(0, validation.count()).toArray();
    // Index 0 is for training images.
    PermutationSampler.shuffle(streams.stream(Purpose.SHUFFLE, epoch, 1), order);
    this.augmentation = streams.stream(Purpose.AUGMENTATION, epoch, 1);
    this.epoch = epoch;
    this.steps = steps;
  }

  @Override
  public Mixing next(int step, NDManager scratch) {
    descend(batch(step), scratch);
    logits.follow(epoch, step, steps);
    try (GradientMode paused = GradientMode.paused()) {
      return logits.mixing();
    }
  }

  /** Indices of the images of a step; the order repeats after all images. */
  private int[] batch(int step) {
    int size = Math.min(plan.weights().batchSize(), order.length);
    int from = step % (order.length / size) * size;
    return Arrays.copyOfRange(order, from, from + size);
  }

  /** Computes the gradient of the logits, without that of the weights. */
  void descend(int[] chosen, NDManager scratch) {
    DeviceExamples.Batch batch = validation.batch(chosen, scratch);
    NDArray moved =
        validation.augmented(batch.inputs(), plan.weights().augmentation(), augmentation);
    weights.network().requireGradients(false);
    try (GradientMode recording = GradientMode.recording()) {
      NDArray given = weights.network().mixedForward(moved, logits.mixing(), Statistics.BATCH);
      GradientMode.backward(LossFunction.mean(given, batch.targets(), 0), scratch.create(1f));
    } finally {
      weights.network().requireGradients(true);
    }
  }
}
