package org.evosearch.training;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Settings;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.Normalization;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.darts.DartsSettings;
import org.evosearch.space.darts.DartsSpace;
import org.evosearch.space.tree.TreeSpace;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.OptimizerKind;

/**
 * Our half of {@code docs/experiments/throughput_pytorch.py}: prints networks with their number of
 * parameters, one a line, then trains the one whose number it reads for one epoch and prints images
 * per second, until its input ends.
 *
 * <p>Argument: {@code cpu}, or the number of a GPU.
 */
final class PyTorchComparison {

  private static final TensorShape IMAGE = TensorShape.image(3, 32, 32);
  private static final int CLASSES = 10;
  private static final Normalization NORMALIZATION =
      new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));
  private static final int BATCH = 64;
  private static final int BATCHES = 12;
  private static final int TREES = 20;

  /** The published cells of the second order. */
  private static final String DARTS =
      "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0),"
          + " ('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), ('skip_connect', 0),"
          + " ('dil_conv_3x3', 2)], normal_concat=range(2, 6), reduce=[('max_pool_3x3', 0),"
          + " ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 1), ('max_pool_3x3', 0),"
          + " ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', 1)],"
          + " reduce_concat=range(2, 6))";

  private PyTorchComparison() {}

  /** Runs. */
  public static void main(String[] args) throws IOException {
    DeviceSlot slot =
        args.length == 0 || args[0].equals("cpu")
            ? DeviceSlot.CPU
            : new DeviceSlot(Integer.parseInt(args[0]));
    List<Architecture> networks = networks();
    networks.forEach(PyTorchComparison::print);
    NDManager manager = NDManager.newBaseManager(slot.device(), "PyTorch");
    JniUtils.setNumThreads(1);
    BufferedReader numbers =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (TaskData images = new TaskData(task(), manager, 0)) {
      System.out.println();
      for (String line = numbers.readLine(); line != null; line = numbers.readLine()) {
        System.out.println(imagesPerSecond(networks.get(Integer.parseInt(line)), images));
      }
    }
  }

  /** 20 random trees and the search network of DARTS. */
  static List<Architecture> networks() {
    List<Architecture> networks = new ArrayList<>(trees(TREES));
    networks.add(darts());
    return networks;
  }

  private static void print(Architecture network) {
    long parameters = Footprint.of(network).parameters();
    System.out.println(parameters + " " + ArchitectureJson.write(network));
  }

  /** Random trees of the default space. */
  static List<Architecture> trees(int count) {
    TreeSpace space =
        TreeSpace.of(
            Settings.parse("", List.of()).root().section("space").section("tree"), IMAGE, CLASSES);
    return LongStream.range(0, count)
        .mapToObj(i -> new RandomStreams(1).stream(Purpose.PROPOSAL, 0, i))
        .map(random -> space.decode(space.sample(random)).architecture())
        .toList();
  }

  private static Architecture darts() {
    DartsSpace space = new DartsSpace(DartsSettings.PUBLISHED, IMAGE, CLASSES);
    return space.decode(space.parse(DARTS)).architecture();
  }

  private static double imagesPerSecond(Architecture network, TaskData images) {
    OptimizerPlan optimizer = SampleTrainings.optimizer(OptimizerKind.SGD, 0.01);
    TrainingPlan.LossPlan loss = new TrainingPlan.LossPlan(0, 5, Double.MAX_VALUE);
    TrainingPlan plan = new TrainingPlan(BATCH, optimizer, loss, Augmentation.NONE);
    TrainingTask task = new TrainingTask(network, plan, new Budget(1, 0, 1), 1);
    try (TrainingRun run = new TrainingRun(task, images, new Deadline(Duration.ZERO))) {
      return run.run().imagesPerSecond();
    }
  }

  /** Images of noise. */
  static ImageTask task() {
    return new NoiseTask(IMAGE, CLASSES, NORMALIZATION).of(BATCH * BATCHES, BATCH);
  }
}
