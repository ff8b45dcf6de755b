package org.evosearch.predictor;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.Consumer;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.dataset.ImageTask;
import org.evosearch.random.RandomStreams;

/**
 * Everything that the training of a predictor depends on, which runs on the CPU.
 *
 * @param plan how it is trained
 * @param shape sizes of its network
 * @param embedding source of the vectors of images
 * @param subject what it predicts
 * @param seed from which all of its randomness derives
 */
public record PredictorRun(
    PredictorPlan plan, Shape shape, EmbeddingPlan embedding, Subject subject, long seed) {

  /**
   * Sizes of the network, except those that space and images determine; see {@link PredictorSizes}.
   *
   * @param perClass images of each class
   * @param width of the vectors of tasks and graphs
   * @param heads of each attention
   * @param hidden width of states and head
   */
  public record Shape(int perClass, int width, int heads, int hidden) {

    PredictorSizes with(int features, OperationGraph.Alphabet alphabet) {
      return new PredictorSizes(features, perClass, width, heads, hidden, alphabet);
    }
  }

  /**
   * What a predictor predicts.
   *
   * @param space of the graphs
   * @param alphabet of the graphs
   * @param target the metric
   * @param tasks with the rows that are used of each
   * @param images of each task
   */
  public record Subject(
      String space,
      OperationGraph.Alphabet alphabet,
      String target,
      List<TrainedPredictor.Task> tasks,
      List<ImageTask> images) {

    /** Copies the lists. */
    public Subject {
      tasks = List.copyOf(tasks);
      images = List.copyOf(images);
    }
  }

  /**
   * Trains the predictor.
   *
   * @param learned examples that weights are trained on
   * @param heldOut examples that decide which epoch's weights are kept
   * @param listener notified of each epoch
   * @throws PredictorException if it cannot be trained
   */
  public TrainedPredictor train(
      List<Example> learned, List<Example> heldOut, Consumer<PredictorEpoch> listener) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu());
        ImageEmbedding own = embedding.make(subject.images().get(0), seed, manager)) {
      List<ImageFeatures> features =
          subject.images().stream().map(task -> own.of(task, manager)).toList();
      PredictorSizes sizes = shape.with(features.get(0).width(), subject.alphabet());
      Lesson lesson = new Lesson(features, learned, heldOut);
      RandomStreams streams = new RandomStreams(seed);
      try (PredictorTraining training =
          new PredictorTraining(plan, sizes, lesson, streams, manager)) {
        return trained(training.run(listener), sizes, own);
      }
    }
  }

  private TrainedPredictor trained(
      PredictorTraining.Result result, PredictorSizes sizes, ImageEmbedding own) {
    TrainedPredictor.Description description =
        new TrainedPredictor.Description(
            subject.space(),
            subject.target(),
            sizes,
            result.scale(),
            subject.tasks(),
            result.best(),
            own.stored());
    return new TrainedPredictor(description, result.weights(), result.coresets(), own.arrays());
  }
}
