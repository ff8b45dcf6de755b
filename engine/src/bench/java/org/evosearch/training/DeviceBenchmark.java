package org.evosearch.training;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.dataset.Augmentation;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Libtorch;
import org.evosearch.network.layer.Precision;
import org.evosearch.trial.Budget;
import org.evosearch.trial.OptimizerKind;

/**
 * What one device does, as one table: the networks of {@link PyTorchComparison} in float32, in
 * bfloat16 and with fused attention; several trainings at once in one process; proxy trials of the
 * default space {@code tree} and what 10,000 of them would take.
 *
 * <p>Arguments: {@code cpu} or the number of a GPU; images in a batch (64); rounds (3); proxy
 * trials (1000); numbers of the networks, from 1, separated by commas (all). {@code
 * docs/experiments/throughput_pytorch.py} compares with PyTorch on the same device.
 */
final class DeviceBenchmark {

  private static final double PROXIES = 10_000;
  private static final int EPOCHS = 5;
  private static final List<Arithmetic> WAYS =
      List.of(
          Arithmetic.PLAIN,
          way(Precision.BFLOAT16, Arithmetic.Attention.PLAIN),
          way(Precision.FLOAT32, Arithmetic.Attention.FUSED),
          way(Precision.BFLOAT16, Arithmetic.Attention.FUSED));

  private final TaskData images;
  private final int batch;
  private final int rounds;

  private DeviceBenchmark(TaskData images, int batch, int rounds) {
    this.images = images;
    this.batch = batch;
    this.rounds = rounds;
  }

  private static Arithmetic way(Precision precision, Arithmetic.Attention attention) {
    return new Arithmetic(
        precision, Arithmetic.Tf32.CONVOLUTIONS, Arithmetic.Algorithms.ANY, attention);
  }

  /** Runs. */
  public static void main(String[] args) throws Exception {
    DeviceSlot slot =
        args.length == 0 || args[0].equals("cpu")
            ? DeviceSlot.CPU
            : new DeviceSlot(Integer.parseInt(args[0]));
    Libtorch.useThreads(1);
    int trials = Integer.parseInt(argument(args, 3, "1000"));
    int[] chosen =
        args.length > 4
            ? IntStream.of(
                    List.of(args[4].split(",")).stream().mapToInt(Integer::parseInt).toArray())
                .toArray()
            : IntStream.rangeClosed(1, PyTorchComparison.networks().size()).toArray();
    try (TaskData images =
        new TaskData(
            PyTorchComparison.task(), NDManager.newBaseManager(slot.device(), "PyTorch"), 0)) {
      DeviceBenchmark benchmark =
          new DeviceBenchmark(
              images,
              Integer.parseInt(argument(args, 1, "64")),
              Integer.parseInt(argument(args, 2, "3")));
      benchmark.speeds(chosen);
      benchmark.together(chosen[0]);
      benchmark.proxies(trials);
    }
  }

  private static String argument(String[] args, int index, String otherwise) {
    return args.length > index ? args[index] : otherwise;
  }

  private void speeds(int[] chosen) {
    System.out.println(
        "| network | float32 | bfloat16, ratio | fused attention, ratio | both, ratio |");
    System.out.println("|---|---|---|---|---|");
    List<Architecture> networks = PyTorchComparison.networks();
    for (int number : chosen) {
      Architecture network = networks.get(number - 1);
      WAYS.forEach(way -> speed(network, way));
      double[][] speeds = new double[WAYS.size()][rounds];
      for (int round = 0; round < rounds; round++) {
        for (int way = 0; way < WAYS.size(); way++) {
          speeds[way][round] = speed(network, WAYS.get(way));
        }
      }
      System.out.printf(Locale.ROOT, "| %d | %.0f |", number, median(speeds[0]));
      for (int way = 1; way < WAYS.size(); way++) {
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
          ratios[round] = speeds[way][round] / speeds[0][round];
        }
        System.out.printf(Locale.ROOT, " %.2f |", median(ratios));
      }
      System.out.println();
    }
  }

  private static double median(double[] values) {
    return LongStream.range(0, values.length)
        .mapToDouble(i -> values[(int) i])
        .sorted()
        .toArray()[values.length / 2];
  }

  private double speed(Architecture network, Arithmetic arithmetic) {
    return train(network, arithmetic, new Budget(1, 0, 1), 1).imagesPerSecond();
  }

  private TrainingResult train(
      Architecture network, Arithmetic arithmetic, Budget budget, long seed) {
    TrainingPlan plan =
        new TrainingPlan(
                batch,
                SampleTrainings.optimizer(OptimizerKind.SGD, 0.01),
                new TrainingPlan.LossPlan(0, 0, Double.MAX_VALUE),
                Augmentation.NONE)
            .with(arithmetic);
    TrainingTask task = new TrainingTask(network, plan, budget, seed);
    try (TrainingRun run = new TrainingRun(task, images, new Deadline(Duration.ZERO))) {
      return run.run();
    }
  }

  private void together(int number) throws Exception {
    Architecture network = PyTorchComparison.networks().get(number - 1);
    System.out.println("| trainings at once of network " + number + " | images/s in all |");
    System.out.println("|---|---|");
    for (int count : List.of(1, 2, 4, 8)) {
      ExecutorService threads = Executors.newFixedThreadPool(count);
      try {
        List<Callable<Double>> calls =
            IntStream.range(0, count)
                .<Callable<Double>>mapToObj(
                    seed ->
                        () -> {
                          JniUtils.setNumThreads(1);
                          return train(network, Arithmetic.PLAIN, new Budget(2, 0, 1), seed)
                              .imagesPerSecond();
                        })
                .toList();
        double sum = 0;
        for (Future<Double> speed : threads.invokeAll(calls)) {
          sum += speed.get();
        }
        System.out.printf(Locale.ROOT, "| %d | %.0f |%n", count, sum);
      } finally {
        threads.shutdown();
      }
    }
  }

  private void proxies(int trials) {
    List<Architecture> networks = PyTorchComparison.trees(trials);
    long start = System.nanoTime();
    List<Integer> failed = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      try {
        train(networks.get(i), Arithmetic.PLAIN, new Budget(EPOCHS, 0, 1), i);
      } catch (TrialFailure e) {
        failed.add(i);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d proxy trials of %d epochs of %d images, one after the other: %.1f s, %d failed;"
            + " %.0f would take %.0f minutes%n",
        trials,
        EPOCHS,
        images.train().count(),
        seconds,
        failed.size(),
        PROXIES,
        PROXIES * seconds / trials / 60);
  }
}
