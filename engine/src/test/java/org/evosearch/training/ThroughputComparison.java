package org.evosearch.training;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.TensorShape;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.LabelledImages;
import org.evosearch.dataset.Normalization;
import org.evosearch.trial.Budget;
import org.evosearch.trial.OptimizerKind;

/**
 * Compares two trainings side by side, each with one thread of libtorch, with one training that has
 * two threads: training images per second of the process, in turns, several rounds.
 *
 * <p>libtorch takes its number of threads once in each thread of Java, so every training here has a
 * new one.
 *
 * <pre>{@code
 * mvn -q test-compile exec:exec -pl engine -Dexec.executable=java -Dexec.classpathScope=test \
 *   -Dexec.args="-cp %classpath org.evosearch.training.ThroughputComparison"
 * }</pre>
 */
final class ThroughputComparison {

  private static final TensorShape IMAGE = TensorShape.image(1, 28, 28);
  private static final int CLASSES = 10;
  private static final int IMAGES = 2560;
  private static final int BATCH = 128;

  private ThroughputComparison() {}

  /**
   * Runs.
   *
   * @param args the number of rounds, 5 if none is given
   */
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    double[] sideBySide = new double[rounds];
    double[] alone = new double[rounds];
    try (TaskImages images = new TaskImages(task(), manager, 0)) {
      imagesPerSecond(images, 2, 1);
      for (int round = 0; round < rounds; round++) {
        sideBySide[round] = imagesPerSecond(images, 2, 1);
        alone[round] = imagesPerSecond(images, 1, 2);
        System.out.printf(
            Locale.ROOT,
            "round %d: 2 trainings x 1 thread %.0f images/s, 1 training x 2 threads %.0f images/s%n",
            round + 1,
            sideBySide[round],
            alone[round]);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "median: %.0f against %.0f images/s, %.2f times as many%n",
        median(sideBySide),
        median(alone),
        median(sideBySide) / median(alone));
  }

  private static double imagesPerSecond(TaskImages images, int trainings, int threads)
      throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(trainings);
    try {
      List<Callable<Double>> calls =
          IntStream.range(0, trainings)
              .<Callable<Double>>mapToObj(seed -> () -> train(images, seed, threads))
              .toList();
      double total = 0;
      for (Future<Double> speed : executor.invokeAll(calls)) {
        total += speed.get();
      }
      return total;
    } finally {
      executor.shutdown();
    }
  }

  private static double train(TaskImages images, long seed, int threads) {
    JniUtils.setNumThreads(threads);
    OptimizerPlan optimizer = SampleTrainings.optimizer(OptimizerKind.SGD, 0.01);
    TrainingPlan plan =
        new TrainingPlan(BATCH, optimizer, SampleTrainings.PLAIN_LOSS, Augmentation.NONE);
    TrainingTask task = new TrainingTask(network(), plan, new Budget(2, 0, 1), seed);
    try (TrainingRun run = new TrainingRun(task, images, new Deadline(Duration.ZERO))) {
      return run.run().imagesPerSecond();
    }
  }

  private static Architecture network() {
    Architecture.Builder builder = Architecture.of(IMAGE);
    for (int channels : List.of(16, 32)) {
      builder.then(Convolution.same(channels, 3).withBias());
      builder.then(new Activation(ActivationFunction.RELU));
      builder.then(new Pooling(Pooling.Kind.MAX, 2, 2, 0));
    }
    builder.then(new Flatten());
    builder.then(new Linear(CLASSES, true));
    return builder.build();
  }

  private static ImageTask task() {
    UniformRandomProvider random = RandomSource.PHILOX_4X64.create(1);
    LabelledImages train = noise(IMAGES, random);
    LabelledImages validation = noise(BATCH, random);
    return new ImageTask(
        "noise",
        IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList(),
        new ImageTask.Splits(train, validation, validation),
        Normalization.MNIST,
        "");
  }

  private static LabelledImages noise(int count, UniformRandomProvider random) {
    byte[] pixels = new byte[Math.toIntExact(count * IMAGE.elements())];
    random.nextBytes(pixels);
    int[] labels = random.ints(count, 0, CLASSES).toArray();
    return LabelledImages.of(IMAGE, 255, CLASSES, pixels, labels);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
