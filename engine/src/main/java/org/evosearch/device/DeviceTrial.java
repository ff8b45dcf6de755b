package org.evosearch.device;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.training.Deadline;
import org.evosearch.training.TaskData;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrainingResult;
import org.evosearch.training.TrainingRun;
import org.evosearch.training.TrainingTask;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.OptimizerKind;

/**
 * The result of training one small network on the embedded digits on one device.
 *
 * @param slot the device
 * @param imagesPerSecond of the second training run; the first one loads kernels
 * @param loss training loss of the last epoch
 */
record DeviceTrial(DeviceSlot slot, double imagesPerSecond, double loss) {

  /** Largest acceptable difference in loss, as a fraction of the loss on the CPU. */
  private static final double TOLERANCE = 0.1;

  private static final int EPOCHS = 3;
  private static final int CHANNELS = 32;
  private static final DatasetSettings DIGITS =
      new DatasetSettings("digits", null, 0.2, 0, 0, 0, ImagePlacement.DEVICE);

  /**
   * Trains twice: the first run loads kernels.
   *
   * @throws DeviceException if libtorch fails there
   */
  static DeviceTrial on(DeviceSlot slot) {
    ImageTask task = Datasets.load(DIGITS);
    try (TaskData images = new TaskData(task, NDManager.newBaseManager(slot.device()), 0)) {
      train(task, images);
      TrainingResult result = train(task, images);
      return new DeviceTrial(slot, result.imagesPerSecond(), result.last().trainLoss());
    } catch (EngineException e) {
      throw new DeviceException(
          "Cannot train on "
              + slot
              + ": "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static TrainingResult train(ImageTask task, TaskData images) {
    OptimizerPlan optimizer =
        new OptimizerPlan(OptimizerKind.SGD, 0.05, 0.9, 5e-4, LearningRateSchedule.CONSTANT);
    TrainingPlan plan =
        new TrainingPlan(
            64, optimizer, new TrainingPlan.LossPlan(0, 0, Double.MAX_VALUE), Augmentation.NONE);
    TrainingTask training = new TrainingTask(network(task), plan, new Budget(EPOCHS, 0, 1), 1);
    try (TrainingRun run = new TrainingRun(training, images, new Deadline(Duration.ZERO))) {
      return run.run();
    }
  }

  private static Architecture network(ImageTask task) {
    Architecture.Builder builder = Architecture.of(task.shape());
    for (int layer = 0; layer < 2; layer++) {
      builder.then(Convolution.same(CHANNELS, 3));
      builder.then(new BatchNormalization(true));
      builder.then(new Activation(ActivationFunction.RELU));
    }
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(task.classes(), true));
    return builder.build();
  }

  /** Such as {@code 5210 images/s, loss 0.3012, 0.0003 from that of the CPU}. */
  String line(DeviceTrial cpu) {
    String line = String.format(Locale.ROOT, "%.0f images/s, loss %.4f", imagesPerSecond, loss);
    return slot.isCpu()
        ? line
        : line
            + String.format(
                Locale.ROOT,
                ", %.4f from that of the CPU, %.1f times as fast",
                Math.abs(loss - cpu.loss),
                imagesPerSecond / cpu.imagesPerSecond);
  }

  /** The problems of this result; none if its loss is close to that of the CPU. */
  List<String> problems(DeviceTrial cpu) {
    return Math.abs(loss - cpu.loss) <= TOLERANCE * cpu.loss
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "Training on %s ends with a loss of %.4f, on the CPU with %.4f",
                slot,
                loss,
                cpu.loss));
  }
}
