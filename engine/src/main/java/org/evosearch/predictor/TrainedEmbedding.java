package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.time.Duration;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.ImageTask;
import org.evosearch.digest.Sha256;
import org.evosearch.network.Network;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.Deadline;
import org.evosearch.training.TaskData;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrainingRun;
import org.evosearch.training.TrainingTask;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.OptimizerKind;

/**
 * A small convolutional network that was trained to classify a task: four convolutions, of which
 * the last three halve height and width, and the mean over the pixels. Its vectors are the inputs
 * of the last layer, which is left out.
 */
public final class TrainedEmbedding extends ImageEmbedding {

  private static final int[] CHANNELS = {32, 64, 128};
  private static final TrainingPlan PLAN =
      new TrainingPlan(
          64,
          new OptimizerPlan(OptimizerKind.NESTEROV, 0.05, 0.9, 5e-4, LearningRateSchedule.COSINE),
          new TrainingPlan.LossPlan(0, 5, 1e5),
          Augmentation.NONE);

  private final Network network;

  private TrainedEmbedding(Network network) {
    super(network.architecture().inputShape());
    this.network = network;
  }

  /**
   * Trains a network.
   *
   * @param features length of a vector
   * @param epochs at least 1
   * @param seed from which all of its randomness derives
   * @param manager parent of the arrays on the device
   */
  public static TrainedEmbedding train(
      ImageTask task, int features, int epochs, long seed, NDManager manager) {
    Architecture whole = network(task.shape(), features, task.classes());
    TrainingTask training = new TrainingTask(whole, PLAN, new Budget(epochs, 0, 1), seed);
    try (TaskData images = new TaskData(task, manager.newSubManager(), 0);
        TrainingRun run = new TrainingRun(training, images, new Deadline(Duration.ZERO))) {
      run.run();
      Network headless = built(network(task.shape(), features, 0), manager);
      headless.copy(run.network().savedArrays());
      return new TrainedEmbedding(headless);
    }
  }

  private static Network built(Architecture architecture, NDManager manager) {
    return Network.build(architecture, new RandomStreams(0), manager);
  }

  /** The network, without its last layer if there are no classes. */
  private static Architecture network(TensorShape image, int features, int classes) {
    Architecture.Builder builder = Architecture.of(image);
    int stride = 1;
    for (int channels : CHANNELS) {
      addNormalized(builder, new Convolution(channels, 3, stride, 1, 1, 1, false));
      stride = 2;
    }
    addNormalized(builder, new Convolution(features, 3, stride, 1, 1, 1, false));
    builder.then(new GlobalAveragePooling());
    if (classes > 0) {
      builder.then(new Linear(classes, true));
    }
    return builder.build();
  }

  private static void addNormalized(Architecture.Builder builder, Convolution convolution) {
    builder.then(convolution);
    builder.then(new BatchNormalization(true));
    builder.then(new Activation(ActivationFunction.RELU));
  }

  /**
   * Restores a stored embedding.
   *
   * @param arrays its arrays
   * @param manager parent of the arrays on the device
   */
  static TrainedEmbedding of(StoredEmbedding stored, byte[] arrays, NDManager manager) {
    Network network = built(ArchitectureJson.read(stored.source()), manager);
    try (NDManager scratch = manager.newSubManager()) {
      network.copy(NDList.decode(scratch, arrays));
    }
    return new TrainedEmbedding(network);
  }

  @Override
  NDArray vectors(NDArray images) {
    return network.inferenceForward(images);
  }

  @Override
  public StoredEmbedding stored() {
    return new StoredEmbedding(
        StoredEmbedding.Kind.TRAINED,
        image().dimensions(),
        ArchitectureJson.write(network.architecture()),
        Sha256.hex(arrays()));
  }

  @Override
  public byte[] arrays() {
    return new NDList(network.savedArrays()).encode();
  }

  @Override
  public void close() {
    network.close();
  }
}
