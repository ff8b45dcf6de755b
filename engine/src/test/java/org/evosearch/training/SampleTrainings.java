package org.evosearch.training;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.OptimizerKind;

/** Small networks and how they are trained on the embedded digits. */
public final class SampleTrainings {

  static final DatasetSettings SETTINGS =
      new DatasetSettings("digits", null, 0.2, 0, 0, 0, ImagePlacement.DEVICE);
  static final ImageTask DIGITS = Datasets.load(SETTINGS);
  static final TensorShape IMAGE = DIGITS.shape();
  static final TrainingPlan.LossPlan PLAIN_LOSS = new TrainingPlan.LossPlan(0, 0, 1e5);

  private SampleTrainings() {}

  /** The digits on the CPU, in a manager of their own. */
  static TaskData digits() {
    return new TaskData(DIGITS, NDManager.newBaseManager(Device.cpu(), "PyTorch"), 0);
  }

  /** One hidden layer. */
  static Architecture perceptron(int units) {
    Architecture.Builder builder = Architecture.of(IMAGE);
    builder.then(new Flatten());
    builder.then(new Linear(units, true));
    builder.then(new Activation(ActivationFunction.RELU));
    builder.then(new Linear(DIGITS.classes(), true));
    return builder.build();
  }

  /** A convolution with all that draws random numbers or keeps statistics. */
  static Architecture convolutional() {
    Architecture.Builder builder = Architecture.of(IMAGE);
    builder.then(Convolution.same(8, 3));
    builder.then(new BatchNormalization(true));
    builder.then(new Activation(ActivationFunction.RELU));
    builder.then(new Pooling(Pooling.Kind.MAX, 2, 2, 0));
    builder.then(new Dropout(0.2));
    builder.then(new Flatten());
    builder.then(new Linear(DIGITS.classes(), true));
    return builder.build();
  }

  public static OptimizerPlan optimizer(OptimizerKind kind, double learningRate) {
    return new OptimizerPlan(kind, learningRate, 0.9, 5e-4, LearningRateSchedule.CONSTANT);
  }

  static TrainingPlan plan(OptimizerPlan optimizer) {
    return new TrainingPlan(32, optimizer, PLAIN_LOSS, Augmentation.NONE);
  }

  static TrainingPlan sgd() {
    return plan(optimizer(OptimizerKind.SGD, 0.05));
  }

  static Budget epochs(int epochs) {
    return new Budget(epochs, 0, 1);
  }

  static TrainingTask task(TrainingPlan plan, Budget budget) {
    return new TrainingTask(perceptron(32), plan, budget, 1);
  }
}
