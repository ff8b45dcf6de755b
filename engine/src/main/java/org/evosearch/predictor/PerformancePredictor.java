package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.GradientMode;

/**
 * A predictor that is loaded on a device, for one task. Thread-safe.
 *
 * <p>It computes in float64 and rounds to a millionth of a percent, so that the prediction for a
 * graph does not depend on the other graphs of its batch, whose number determines the order of
 * sums.
 */
public final class PerformancePredictor implements AutoCloseable {

  private static final int BATCH = 128;
  private static final double STEPS = 1e6;

  private final PredictorSizes sizes;
  private final TargetScale scale;
  private final NDManager manager;
  private final PredictorNetwork network;
  private final NDArray task;

  /**
   * Opens a predictor.
   *
   * @param task the images that represent the task
   * @param manager of the device; owned by this object from now on
   * @throws PredictorException if the vectors of images have another length than in training
   */
  public PerformancePredictor(TrainedPredictor trained, TaskSample task, NDManager manager) {
    this.sizes = trained.description().sizes();
    this.scale = trained.description().scale();
    this.manager = manager;
    this.network = new PredictorNetwork(sizes, new RandomStreams(0), manager, DataType.FLOAT64);
    this.network.copy(trained.weights());
    this.task = vector(task);
  }

  private NDArray vector(TaskSample sample) {
    if (sample.features() != sizes.features()) {
      throw new PredictorException(
          "Cannot predict for the task: its images have %s features, not %s"
              .formatted(sample.features(), sizes.features()));
    }
    try (NDScope scope = new NDScope();
        GradientMode paused = GradientMode.paused()) {
      NDArray vector = network.tasks(sample.on(manager, DataType.FLOAT64));
      NDScope.unregister(vector);
      return vector;
    }
  }

  /**
   * Predicts accuracies, in percent, at least 0.
   *
   * @param graphs of the space that it was trained on
   * @return one for each graph, in their order
   */
  public synchronized List<Double> scores(List<OperationGraph> graphs) {
    List<Double> scores = new ArrayList<>();
    for (int from = 0; from < graphs.size(); from += BATCH) {
      addScores(graphs.subList(from, Math.min(from + BATCH, graphs.size())), scores);
    }
    return List.copyOf(scores);
  }

  private void addScores(List<OperationGraph> graphs, List<Double> scores) {
    try (NDManager scratch = manager.newSubManager();
        NDScope scope = new NDScope();
        GradientMode paused = GradientMode.paused()) {
      GraphBatch batch = new GraphBatch(graphs, sizes.alphabet(), scratch, DataType.FLOAT64);
      NDArray tasks = task.broadcast(new Shape(graphs.size(), sizes.width()));
      for (double target : network.predicted(tasks, batch).toDoubleArray()) {
        scores.add(Math.rint(scale.accuracy(target) * STEPS) / STEPS);
      }
    }
  }

  @Override
  public void close() {
    network.close();
    manager.close();
  }
}
