package org.evosearch.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.network.Network;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.OptimizerKind;

/**
 * Training steps whose optimizer moves all weights at once, and the same steps with weight after
 * weight, in turns: images per second of processor time, median of the rounds, of the networks of
 * {@link PyTorchComparison}.
 *
 * <p>Arguments: the number of rounds (5), images in a batch (64), the optimizer (SGD).
 */
final class FlatDescentComparison {

  private static final int STEPS = 6;
  private static final int CLASSES = 10;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private final OptimizerPlan optimizer;
  private final int batch;

  private FlatDescentComparison(OptimizerKind kind, int batch) {
    this.optimizer = SampleTrainings.optimizer(kind, 0.01);
    this.batch = batch;
  }

  /** Runs. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int batch = args.length > 1 ? Integer.parseInt(args[1]) : 64;
    OptimizerKind kind = args.length > 2 ? OptimizerKind.valueOf(args[2]) : OptimizerKind.SGD;
    FlatDescentComparison comparison = new FlatDescentComparison(kind, batch);
    JniUtils.setNumThreads(1);
    List<Architecture> networks = PyTorchComparison.networks();
    System.out.println("| network | weights | parameters | at once | one by one | ratio |");
    System.out.println("|---|---|---|---|---|---|");
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < networks.size(); i++) {
      ratios.add(comparison.compare(i + 1, networks.get(i), rounds));
    }
    System.out.printf(Locale.ROOT, "median ratio %.3f%n", median(ratios));
  }

  private double compare(int number, Architecture network, int rounds) {
    List<Double> atOnce = new ArrayList<>();
    List<Double> oneByOne = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    speed(network, true);
    speed(network, false);
    for (int round = 0; round < rounds; round++) {
      // Whichever comes second finds what the first has left in the caches.
      boolean first = round % 2 == 0;
      double one = speed(network, first);
      double other = speed(network, !first);
      atOnce.add(first ? one : other);
      oneByOne.add(first ? other : one);
      ratios.add(atOnce.get(round) / oneByOne.get(round));
    }
    try (Network built = Network.build(network, new RandomStreams(1), manager)) {
      System.out.printf(
          Locale.ROOT,
          "| %d | %d | %d | %.0f | %.0f | %.3f |%n",
          number,
          built.weights().size(),
          Footprint.of(network).parameters(),
          median(atOnce),
          median(oneByOne),
          median(ratios));
    }
    return median(ratios);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Images per second of processor time. */
  private double speed(Architecture architecture, boolean isAtOnce) {
    try (NDManager own = manager.newSubManager();
        Network network = Network.build(architecture, new RandomStreams(1), own)) {
      TrainingPlan plan = SampleTrainings.plan(optimizer);
      Descent descent =
          isAtOnce
              ? new Descent(plan, network.flat(), own)
              : new Descent(optimizer, 0, network.weights(), own);
      float[] pixels = new float[batch * Math.toIntExact(architecture.inputShape().elements())];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (float) Math.sin(i);
      }
      step(network, descent, pixels, 0, own);
      long start = processorNanos();
      for (int step = 1; step <= STEPS; step++) {
        step(network, descent, pixels, step, own);
      }
      return 1e9 * batch * STEPS / (processorNanos() - start);
    }
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void step(Network network, Descent descent, float[] pixels, int step, NDManager own) {
    var image = network.architecture().inputShape().dimensions();
    Shape shape = new Shape(batch).addAll(new Shape(image.stream().mapToLong(i -> i).toArray()));
    try (NDManager scratch = own.newSubManager();
        NDScope scope = new NDScope()) {
      try (GradientMode recording = GradientMode.recording()) {
        NDArray logits = network.trainingForward(scratch.create(pixels, shape), step);
        NDArray labels = scratch.create(LongStream.range(0, batch).map(i -> i % CLASSES).toArray());
        GradientMode.backward(LossFunction.mean(logits, labels, 0), scratch.create(1f));
      }
      descent.follow(0.01, step);
    }
  }
}
