package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.evosearch.architecture.Architecture;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.digest.Sha256;
import org.evosearch.network.Network;
import org.evosearch.network.NetworkTensors;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.training.score.Predictions;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.FailureKind;

/**
 * Trains one network on one device, epoch by epoch, and validates it after each.
 *
 * <p>Several runs may be active in one process, each in its own thread. An epoch is a permutation
 * of the training images cut into batches; a last batch of one image is left out, since one image
 * has no batch statistics.
 */
public final class TrainingRun implements AutoCloseable {

  private final TrainingTask task;
  private final TrainingPlan plan;
  private final Budget budget;
  private final RandomStreams streams;
  private final TaskData images;
  private final int[] subset;
  private final NDManager manager;
  private final Network network;
  private final StatisticsEstimate estimate;
  private final Pace pace;
  private final Descent descent;
  private final Loss loss;
  private final NDArray one;
  private final Deadline deadline;
  private final int batchesPerEpoch;
  private final List<Epoch> curve = new ArrayList<>();
  private double trainingSeconds;

  /**
   * Prepares a training run.
   *
   * @param task what is trained, and how
   * @param images on the device
   * @param deadline checked before each batch
   * @throws TrialFailure if the budget leaves no batch
   * @throws IllegalArgumentException if the network cannot be built
   */
  public TrainingRun(TrainingTask task, TaskData images, Deadline deadline) {
    this(task, images, deadline, fresh -> Beginning.DRAWN);
  }

  /**
   * Prepares a training run that may begin with weights of other networks.
   *
   * @param task what is trained, and how
   * @param images on the device
   * @param deadline checked before each batch
   * @param begun what it begins with, given the network with random weights
   * @throws TrialFailure if the budget leaves no batch
   * @throws IllegalArgumentException if the network cannot be built
   */
  public TrainingRun(
      TrainingTask task, TaskData images, Deadline deadline, Function<Network, Beginning> begun) {
    this.task = task;
    this.plan = task.plan();
    this.budget = task.budget();
    this.streams = new RandomStreams(task.seed());
    this.images = images;
    this.subset = images.trainingSubset(budget.trainFraction());
    this.deadline = deadline;
    this.batchesPerEpoch = batchesPerEpoch();
    this.manager = images.manager().newSubManager();
    try {
      this.network = built(task.trained());
      this.estimate = new StatisticsEstimate(images, subset, plan.batchSize(), streams);
      Beginning beginning = begun.apply(network);
      begin(beginning);
      this.pace = beginning.pace();
      this.descent = descent();
      this.one = manager.create(1f);
      this.loss =
          new Loss(images.criterion(plan.loss(), manager), task.auxiliary().map(Auxiliary::weight));
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  private Network built(Architecture architecture) {
    Network built = Network.build(architecture, streams, manager);
    if (plan.arithmetic().attention() == Arithmetic.Attention.FUSED) {
      built.kernels().fuseAttention();
    }
    return built;
  }

  private void begin(Beginning beginning) {
    NetworkTensors.write(network, beginning.arrays(), manager);
    estimate.passOn(network, beginning.passingOn(), manager);
  }

  private Descent descent() {
    if (pace.slow().isEmpty()) {
      return new Descent(plan, network.flat(), manager);
    }
    BitSet slow = new BitSet();
    List<String> names = network.weightNames();
    IntStream.range(0, names.size())
        .forEach(weight -> slow.set(weight, pace.slow().contains(names.get(weight))));
    return new Descent(plan, network.flat(), slow, batchesPerEpoch, manager);
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
   * Trains for all remaining epochs of the budget.
   *
   * @throws TrialFailure if the loss diverges or the time is up
   */
  public TrainingResult run() {
    return run(done -> {});
  }

  /**
   * Trains for all remaining epochs of the budget.
   *
   * @param afterEpoch called with this run after each epoch
   * @throws TrialFailure if the loss diverges or the time is up
   */
  public TrainingResult run(Consumer<TrainingRun> afterEpoch) {
    return run(afterEpoch, done -> false);
  }

  /**
   * Trains for all remaining epochs of the budget, or until it is stopped early.
   *
   * @param afterEpoch called with this run after each epoch
   * @param ended whether to stop, given the completed epochs
   * @throws TrialFailure if the loss diverges or the time is up
   */
  public TrainingResult run(Consumer<TrainingRun> afterEpoch, Predicate<List<Epoch>> ended) {
    for (int epoch = curve.size(); epoch < budget.epochs() && !ended.test(curve); epoch++) {
      long start = System.nanoTime();
      double trainLoss = trainEpoch(epoch);
      trainingSeconds += secondsSince(start);
      curve.add(validated(epoch, trainLoss, start));
      afterEpoch.accept(this);
    }
    return new TrainingResult(curve, images() / trainingSeconds);
  }

  /** The completed epochs. */
  public List<Epoch> curve() {
    return List.copyOf(curve);
  }

  /** The exact state of this run between two epochs. */
  public TrainingState state() {
    return new TrainingState(digest(), curve, trainingSeconds, arrays().bytes());
  }

  /** SHA-256, in hex, of what is trained, how, and on which images. */
  private String digest() {
    return Sha256.hex(task.digest() + images.digest());
  }

  private TrainingArrays arrays() {
    return new TrainingArrays(network, descent.moments());
  }

  /**
   * Continues from the state of another run; the result is the same as without an interruption, to
   * the last bit on the CPU.
   *
   * @throws CheckpointException if the state is that of another task
   */
  public void resume(TrainingState state) {
    if (!state.task().equals(digest())) {
      throw new CheckpointException("it is of another network, data set or recipe");
    }
    arrays().copy(state.arrays(), manager);
    curve.clear();
    curve.addAll(state.curve());
    trainingSeconds = state.trainingSeconds();
  }

  /** The score of the network in its current state on other examples. */
  public Score score(DeviceExamples others) {
    try (NDManager scratch = manager.newSubManager()) {
      return Score.of(this::infer, others, loss.criterion(), scratch, deadline);
    }
  }

  /** The predictions of the network in its current state for other examples, with their targets. */
  public Predictions predictions(DeviceExamples others) {
    Predictions predictions = Predictions.of(images.targets());
    new GatheredOutputs(this::infer, manager, deadline).of(others, predictions);
    return predictions;
  }

  /** The network in its current state, without an auxiliary head; it is freed with this run. */
  public Network network() {
    if (task.auxiliary().isEmpty()) {
      return network;
    }
    Network alone = built(task.architecture());
    alone.copy(network.savedArrays());
    return alone;
  }

  private long images() {
    long perEpoch = Math.min((long) batchesPerEpoch * plan.batchSize(), subset.length);
    return perEpoch * curve.size();
  }

  private double trainEpoch(int epoch) {
    int[] order = permuted(streams.stream(Purpose.SHUFFLE, epoch, 0));
    UniformRandomProvider augmentation = streams.stream(Purpose.AUGMENTATION, epoch, 0);
    LossMeter meter = new LossMeter(plan.loss().limit(), manager.getDevice());
    for (int batch = 0; batch < batchesPerEpoch; batch++) {
      deadline.check();
      int from = batch * plan.batchSize();
      int to = Math.min(from + plan.batchSize(), order.length);
      trainStep(Arrays.copyOfRange(order, from, to), epoch, batch, augmentation, meter);
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
      int[] indices, int epoch, int batch, UniformRandomProvider augmentation, LossMeter meter) {
    try (NDManager scratch = manager.newSubManager();
        NDScope scope = new NDScope()) {
      DeviceExamples.Batch chosen = images.train().batch(indices, scratch);
      NDArray moved = images.train().augmented(chosen.inputs(), plan.augmentation(), augmentation);
      try (GradientMode recording = GradientMode.recording()) {
        double dropPath = plan.dropPath().share(epoch, budget.epochs());
        NDArray logits = network.trainingForward(moved, step(epoch, batch), dropPath);
        NDArray mean = loss.mean(logits, chosen.targets());
        GradientMode.backward(mean, one);
        meter.add(mean, indices.length);
      }
      long step = step(epoch, batch);
      descent.follow(learningRate(step), step);
    }
  }

  private double learningRate(long step) {
    OptimizerPlan optimizer = plan.optimizer();
    long steps = (long) budget.epochs() * batchesPerEpoch;
    double rate = optimizer.schedule().at(optimizer.learningRate(), step, steps);
    return rate * pace.at(step, steps);
  }

  private Epoch validated(int epoch, double trainLoss, long start) {
    if (plan.statistics() == ScoreStatistics.RE_ESTIMATED) {
      estimate.of(network, epoch, manager);
    }
    Score score = images.validation().map(held -> score(held)).orElse(Score.NONE);
    double rate = learningRate(step(epoch, batchesPerEpoch - 1));
    return new Epoch(
        epoch + 1, trainLoss, score.loss(), score.accuracy(), rate, secondsSince(start));
  }

  private NDArray infer(NDArray batch) {
    return loss.ofNetwork(network.inferenceForward(batch));
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
