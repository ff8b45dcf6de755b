package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.predictor.PredictorPlan.Sampling;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.Descent;
import org.evosearch.training.GradientMode;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.OptimizerKind;

/**
 * Trains a predictor on one or more tasks: the sum of squared errors of each batch, Adam, a rate
 * that falls on plateaus. The weights of the epoch whose predictions agree best with the held-out
 * examples are kept.
 *
 * <p>Its streams are (WEIGHTS, 0, index) for initial weights, (SHUFFLE, epoch, 0) for the order of
 * an epoch, and (AUGMENTATION, epoch, 0) for images. The same seed gives the same weights, to the
 * bit on the CPU.
 */
public final class PredictorTraining implements AutoCloseable {

  private static final int BATCH = 256;

  private final PredictorPlan plan;
  private final PredictorSizes sizes;
  private final Lesson lesson;
  private final RandomStreams streams;
  private final NDManager manager;
  private final PredictorNetwork network;
  private final Descent descent;
  private final TargetScale scale;
  private final List<TaskSample> coresets;
  private final TaskVectors vectors;
  private long steps;

  /**
   * Builds the network and chooses the images that represent each task.
   *
   * @param streams of the predictor's seed
   * @param parent of the arrays on the device
   */
  public PredictorTraining(
      PredictorPlan plan,
      PredictorSizes sizes,
      Lesson lesson,
      RandomStreams streams,
      NDManager parent) {
    this.plan = plan;
    this.sizes = sizes;
    this.lesson = lesson;
    this.streams = streams;
    this.scale =
        TargetScale.of(
            lesson.learned().stream().map(Example::accuracy).toList(), plan.targetFactor());
    this.coresets =
        lesson.tasks().stream().map(new Coreset(sizes.perClass(), streams)::of).toList();
    this.manager = parent.newSubManager();
    this.network = new PredictorNetwork(sizes, streams, manager, DataType.FLOAT32);
    this.descent = new Descent(adam(plan), 0, network.weights(), manager);
    this.vectors = new TaskVectors(network, lesson, coresets, sizes.perClass());
  }

  private static OptimizerPlan adam(PredictorPlan plan) {
    return new OptimizerPlan(
        OptimizerKind.ADAM, plan.learningRate(), 0.9, 0, LearningRateSchedule.CONSTANT);
  }

  /**
   * The result of training.
   *
   * @param best the epoch whose weights are kept
   * @param weights as DJL encodes a list
   * @param scale of the targets
   * @param coresets the images that represent each task
   */
  @SuppressWarnings("ArrayRecordComponent") // Megabytes, never compared.
  public record Result(
      PredictorEpoch best, byte[] weights, TargetScale scale, List<TaskSample> coresets) {}

  /**
   * Trains for all epochs.
   *
   * @param listener notified of each epoch
   * @throws PredictorException if the loss is not finite
   */
  public Result run(Consumer<PredictorEpoch> listener) {
    PlateauSchedule schedule = new PlateauSchedule(plan.learningRate(), plan.patience());
    PredictorEpoch best = new PredictorEpoch(0, Double.NaN, plan.learningRate(), Agreement.NONE);
    byte[] weights = network.encoded();
    for (int number = 1; number <= plan.epochs(); number++) {
      PredictorEpoch epoch = epoch(number, schedule.rate());
      if (epoch.isBetterThan(best, plan.judge())) {
        best = epoch;
        weights = network.encoded();
      }
      listener.accept(epoch);
      schedule.tell(epoch.loss());
    }
    return new Result(best, weights, scale, coresets);
  }

  private PredictorEpoch epoch(int number, double rate) {
    List<Example> order = new ArrayList<>(lesson.learned());
    ListSampler.shuffle(streams.stream(Purpose.SHUFFLE, number, 0), order);
    UniformRandomProvider images = streams.stream(Purpose.AUGMENTATION, number, 0);
    double loss = 0;
    for (int from = 0; from < order.size(); from += plan.batchSize()) {
      int to = Math.min(from + plan.batchSize(), order.size());
      loss += step(TaskVectors.grouped(order.subList(from, to)), images, rate);
    }
    if (!Double.isFinite(loss)) {
      throw new PredictorException("Cannot train the predictor: the loss became " + loss);
    }
    return new PredictorEpoch(number, loss / order.size(), rate, heldOut());
  }

  private double step(List<Example> batch, UniformRandomProvider images, double rate) {
    try (NDManager scratch = manager.newSubManager();
        NDScope scope = new NDScope()) {
      double value;
      try (GradientMode recording = GradientMode.recording()) {
        NDArray error = predicted(batch, plan.sampling(), images, scratch);
        NDArray loss = error.sub(scratch.create(targets(batch))).square().sum();
        GradientMode.backward(loss, scratch.create(1f));
        value = loss.getFloat();
      }
      descent.follow(rate, steps++);
      return value;
    }
  }

  private NDArray predicted(
      List<Example> batch, Sampling sampling, UniformRandomProvider images, NDManager scratch) {
    NDArray tasks = vectors.of(batch, sampling, images, scratch);
    List<OperationGraph> graphs = batch.stream().map(Example::graph).toList();
    return network.predicted(
        tasks, new GraphBatch(graphs, sizes.alphabet(), scratch, DataType.FLOAT32));
  }

  private float[] targets(List<Example> batch) {
    float[] targets = new float[batch.size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (float) scale.target(batch.get(i).accuracy());
    }
    return targets;
  }

  private Agreement heldOut() {
    List<Example> held = TaskVectors.grouped(lesson.heldOut());
    List<Double> predicted = new ArrayList<>();
    for (int from = 0; from < held.size(); from += BATCH) {
      predicted.addAll(infer(held.subList(from, Math.min(from + BATCH, held.size()))));
    }
    return Agreement.of(
        predicted.stream().mapToDouble(Double::doubleValue).toArray(),
        held.stream().mapToDouble(Example::accuracy).toArray());
  }

  private List<Double> infer(List<Example> batch) {
    try (NDManager scratch = manager.newSubManager();
        NDScope scope = new NDScope();
        GradientMode paused = GradientMode.paused()) {
      UniformRandomProvider unused = streams.stream(Purpose.AUGMENTATION, 0, 0);
      float[] targets = predicted(batch, Sampling.CORESET, unused, scratch).toFloatArray();
      return Collections.unmodifiableList(
          IntStream.range(0, targets.length).mapToObj(i -> scale.accuracy(targets[i])).toList());
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
