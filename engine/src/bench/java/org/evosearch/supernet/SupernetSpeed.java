package org.evosearch.supernet;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.Augmentation;
import org.evosearch.network.Statistics;
import org.evosearch.network.layer.Mixing;
import org.evosearch.space.Supernet;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.WeightSharingSpace;
import org.evosearch.space.darts.DartsSettings;
import org.evosearch.space.darts.DartsSpace;
import org.evosearch.space.darts.Stem;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.evosearch.training.GradientMode;
import org.evosearch.training.LossFunction;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.OptimizerKind;

/**
 * Seconds of one training step and of one scoring of a supernet, images of 32 pixels, to be
 * compared with docs/experiments/egnas_pytorch.py.
 *
 * <p>Arguments: {@code nasbench201|darts}, channels, cells, K, images in a batch, repetitions,
 * threads.
 */
final class SupernetSpeed {

  private static final TensorShape IMAGE = TensorShape.image(3, 32, 32);

  private SupernetSpeed() {}

  public static void main(String[] args) {
    int[] numbers = Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray();
    Supernet supernet =
        space(args[0], numbers[0], numbers[1]).supernet(SupernetForm.ofParts(numbers[2]));
    SupernetPlan plan = plan(supernet, numbers[3]);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      JniUtils.setNumThreads(numbers[5]);
      try (SharedWeights weights = new SharedWeights(plan, manager)) {
        Footprint footprint = Footprint.of(supernet.network());
        System.out.printf(
            Locale.ROOT,
            "%s: %d nodes, %d weights, %,d multiply-adds, %d images%n",
            args[0],
            supernet.network().nodes().size(),
            footprint.parameters(),
            footprint.multiplyAdds(),
            numbers[3]);
        report("step", numbers[4], () -> step(weights, plan, numbers[3]));
        report("scoring", numbers[4], () -> score(weights, plan, numbers[3]));
      }
    }
  }

  private static WeightSharingSpace space(String name, int channels, int cells) {
    DartsSettings.Size size = new DartsSettings.Size(channels, cells);
    return name.equals("darts")
        ? new DartsSpace(new DartsSettings(Stem.SMALL, size, size), IMAGE, 10)
        : new NasBench201Space(new NasBench201Settings(cells, channels), IMAGE, 10);
  }

  private static SupernetPlan plan(Supernet supernet, int images) {
    TrainingPlan training =
        new TrainingPlan(
            images,
            new OptimizerPlan(OptimizerKind.SGD, 0.1, 0.9, 3e-4, LearningRateSchedule.COSINE),
            new TrainingPlan.LossPlan(0, 5, 1e5),
            Augmentation.NONE);
    return new SupernetPlan(
        supernet.network(),
        supernet.mixtures(),
        training,
        new SupernetPlan.Schedule(50, 0),
        new SupernetPlan.Scoring(images, Statistics.BATCH),
        null,
        1);
  }

  private static void report(String what, int repetitions, Runnable action) {
    double[] seconds = new double[repetitions];
    for (int i = 0; i < repetitions + 2; i++) {
      long start = System.nanoTime();
      action.run();
      if (i >= 2) {
        seconds[i - 2] = (System.nanoTime() - start) / 1e9;
      }
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "%s: median %.4f s, best %.4f s%n",
        what,
        seconds[repetitions / 2],
        seconds[0]);
  }

  private static List<Double> numbers(SupernetPlan plan) {
    EdgeMixtures mixtures = plan.mixtures();
    return mixtures.numbers(mixtures.shares(Collections.nCopies(mixtures.logits(), 0.0)));
  }

  private static void step(SharedWeights weights, SupernetPlan plan, int images) {
    try (NDManager scratch = weights.manager().newSubManager();
        NDScope scope = new NDScope()) {
      try (GradientMode recording = GradientMode.recording()) {
        NDArray logits =
            weights
                .network()
                .mixedForward(
                    images(scratch, images), Mixing.of(numbers(plan), scratch), Statistics.MOVING);
        NDArray labels = scratch.zeros(new Shape(images), DataType.INT64);
        GradientMode.backward(LossFunction.mean(logits, labels, 0), scratch.create(1f));
      }
      weights.descent().follow(1e-4, 0);
    }
  }

  private static void score(SharedWeights weights, SupernetPlan plan, int images) {
    try (NDManager scratch = weights.manager().newSubManager();
        NDScope scope = new NDScope();
        GradientMode paused = GradientMode.paused()) {
      weights
          .network()
          .mixedForward(
              images(scratch, images), Mixing.of(numbers(plan), scratch), Statistics.BATCH)
          .sum()
          .getFloat();
    }
  }

  private static NDArray images(NDManager manager, int count) {
    return manager.randomNormal(new Shape(count, 3, 32, 32));
  }
}
