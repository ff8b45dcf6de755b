package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.evosearch.dataset.DeviceImages;
import org.evosearch.dataset.Normalization;
import org.evosearch.network.Network;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.FailureKind;

/**
 * Trains one network on one device, epoch by epoch, and validates it after each.
 *
 * <p>Several runs may go on at once in one process, each in its own thread. An epoch is a
 * permutation of the training images cut into batches; a last batch of one image is left out, since
 * batch statistics of one image are none.
 */
public final class TrainingRun implements AutoCloseable {

  private static final int VALIDATION_BATCH = 500;

  private final TrainingPlan plan;
  private final Budget budget;
  private final RandomStreams streams;
  private final Normalization normalization;
  private final DeviceImages train;
  private final DeviceImages validation;
  private final int[] subset;
  private final NDManager manager;
  private final Network network;
  private final WeightUpdate update;
  private final GradientClip clip;
  private final WeightDecay decay;
  private final NDArray one;
  private final Deadline deadline;
  private final int batchesPerEpoch;

  /**
   * Prepares a training.
   *
   * @param task what is trained, and how
   * @param images on the device
   * @param deadline until when
   * @throws TrialFailure if the budget leaves no batch
   * @throws IllegalArgumentException if the network cannot be built
   */
  public TrainingRun(TrainingTask task, TaskImages images, Deadline deadline) {
    this.plan = task.plan();
    this.budget = task.budget();
    this.streams = new RandomStreams(task.seed());
    this.normalization = images.normalization();
    this.train = images.train();
    this.validation = images.validation();
    this.subset = images.trainingSubset(budget.trainFraction());
    this.deadline = deadline;
    this.batchesPerEpoch = batchesPerEpoch();
    this.clip = new GradientClip(plan.loss().gradientClip());
    this.decay = new WeightDecay(plan.optimizer().weightDecay());
    this.manager = images.manager().newSubManager();
    try {
      this.network = Network.build(task.architecture(), streams, manager);
      this.update = WeightUpdate.of(plan.optimizer(), network.weights(), manager);
      this.one = manager.create(1f);
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  private int batchesPerEpoch() {
    int whole = subset.length / plan.batchSize();
    int batches = subset.length % plan.batchSize() > 1 ? whole + 1 : whole;
    if (batches == 0) {
      throw new TrialFailure(
          FailureKind.INVALID,
          "Invalid train fraction: " + budget.trainFraction() + " (it leaves one image, no batch)");
    }
    return budget.maxBatches() == 0 ? batches : Math.min(batches, budget.maxBatches());
  }

  /**
   * Trains for all epochs of the budget.
   *
   * @throws TrialFailure if the loss diverges or the time is up
   */
  public TrainingResult run() {
    List<Epoch> curve = new ArrayList<>();
    double trainingSeconds = 0;
    for (int epoch = 0; epoch < budget.epochs(); epoch++) {
      long start = System.nanoTime();
      double trainLoss = trainEpoch(epoch);
      trainingSeconds += secondsSince(start);
      curve.add(validated(epoch, trainLoss, start));
    }
    return new TrainingResult(curve, images() / trainingSeconds);
  }

  private long images() {
    long perEpoch = Math.min((long) batchesPerEpoch * plan.batchSize(), subset.length);
    return perEpoch * budget.epochs();
  }

  private double trainEpoch(int epoch) {
    int[] order = permuted(streams.stream(Purpose.SHUFFLE, epoch, 0));
    UniformRandomProvider augmentation = streams.stream(Purpose.AUGMENTATION, epoch, 0);
    LossMeter meter = new LossMeter(plan.loss().limit());
    for (int batch = 0; batch < batchesPerEpoch; batch++) {
      deadline.check();
      int from = batch * plan.batchSize();
      int to = Math.min(from + plan.batchSize(), order.length);
      trainStep(Arrays.copyOfRange(order, from, to), step(epoch, batch), augmentation, meter);
    }
    return meter.mean();
  }

  private long step(int epoch, int batch) {
    return (long) epoch * batchesPerEpoch + batch;
  }

  private int[] permuted(UniformRandomProvider random) {
    int[] order = subset.clone();
    PermutationSampler.shuffle(random, order);
    return order;
  }

  private void trainStep(
      int[] indices, long step, UniformRandomProvider augmentation, LossMeter meter) {
    try (NDManager scratch = manager.newSubManager();
        NDScope scope = new NDScope()) {
      DeviceImages.Batch batch = train.batch(indices, scratch);
      NDArray images = plan.augmentation().apply(batch.images(), normalization, augmentation);
      try (GradientMode recording = GradientMode.recording()) {
        NDArray logits = network.trainingForward(images, step);
        NDArray loss = LossFunction.mean(logits, batch.labels(), plan.loss().labelSmoothing());
        GradientMode.backward(loss, one);
        meter.add(loss, indices.length);
      }
      follow(step);
    }
  }

  private void follow(long step) {
    try (GradientMode paused = GradientMode.paused()) {
      List<NDArray> gradients = network.weights().stream().map(GradientMode::gradient).toList();
      clip.apply(gradients);
      update.step(decay.addedTo(gradients, network.weights()), learningRate(step));
      gradients.forEach(gradient -> gradient.muli(0));
    }
  }

  private double learningRate(long step) {
    OptimizerPlan optimizer = plan.optimizer();
    long steps = (long) budget.epochs() * batchesPerEpoch;
    return optimizer.schedule().at(optimizer.learningRate(), step, steps);
  }

  private Epoch validated(int epoch, double trainLoss, long start) {
    double loss = 0;
    double right = 0;
    try (GradientMode paused = GradientMode.paused()) {
      for (int from = 0; from < validation.count(); from += VALIDATION_BATCH) {
        deadline.check();
        double[] sums = validate(from, Math.min(from + VALIDATION_BATCH, validation.count()));
        loss += sums[0];
        right += sums[1];
      }
    }
    LossMeter.requireFinite(loss);
    int count = validation.count();
    double rate = learningRate(step(epoch, batchesPerEpoch - 1));
    return new Epoch(
        epoch + 1, trainLoss, loss / count, 100 * right / count, rate, secondsSince(start));
  }

  /** Sum of the losses and number of right answers of some validation images. */
  private double[] validate(int from, int to) {
    try (NDManager scratch = manager.newSubManager();
        NDScope scope = new NDScope()) {
      DeviceImages.Batch batch = validation.batch(IntStream.range(from, to).toArray(), scratch);
      NDArray logits = network.inferenceForward(batch.images());
      NDArray right = logits.argMax(1).eq(batch.labels()).sum();
      return new double[] {LossFunction.sum(logits, batch.labels()).getFloat(), right.getLong()};
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public void close() {
    network.close();
    manager.close();
  }
}
