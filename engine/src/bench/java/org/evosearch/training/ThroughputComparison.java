package org.evosearch.training;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.Normalization;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.OptimizerKind;

/**
 * Compares two trainings side by side, each with one thread of libtorch, with one training that has
 * two threads, in turns, several rounds: training images per second of the process, and per second
 * of processor time. Needs two processors that nothing else uses; where others compete for them,
 * the first number says nothing.
 *
 * <p>libtorch takes its number of threads once in each thread of Java, so every training here has a
 * new one.
 *
 * <pre>{@code
 * mvn -q -pl engine test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp engine/target/classes:engine/target/test-classes:$(cat engine/target/classpath) \
 *   org.evosearch.training.ThroughputComparison
 * }</pre>
 */
final class ThroughputComparison {

  private static final TensorShape IMAGE = TensorShape.image(1, 28, 28);
  private static final int CLASSES = 10;
  private static final int IMAGES = 2560;
  private static final int BATCH = 128;
  private static final int EPOCHS = 2;

  private ThroughputComparison() {}

  /**
   * What a round gave.
   *
   * @param perSecond images per second, of all trainings together
   * @param perProcessorSecond images per second of processor time
   */
  private record Speed(double perSecond, double perProcessorSecond) {

    static Speed median(List<Speed> speeds) {
      return new Speed(median(speeds, Speed::perSecond), median(speeds, Speed::perProcessorSecond));
    }

    private static double median(List<Speed> speeds, ToDoubleFunction<Speed> kind) {
      return speeds.stream().mapToDouble(kind).sorted().toArray()[speeds.size() / 2];
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.0f images/s (%.0f per CPU second)", perSecond, perProcessorSecond);
    }
  }

  /**
   * Runs.
   *
   * @param args the number of rounds, 5 if none is given
   */
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    List<Speed> sideBySide = new ArrayList<>();
    List<Speed> alone = new ArrayList<>();
    try (TaskData images =
        new TaskData(
            new NoiseTask(IMAGE, CLASSES, Normalization.MNIST).of(IMAGES, BATCH), manager, 0)) {
      speed(images, 2, 1);
      speed(images, 1, 2);
      for (int round = 0; round < rounds; round++) {
        sideBySide.add(speed(images, 2, 1));
        alone.add(speed(images, 1, 2));
        print("round " + (round + 1), sideBySide.get(round), alone.get(round));
      }
    }
    print("median", Speed.median(sideBySide), Speed.median(alone));
  }

  private static void print(String name, Speed sideBySide, Speed alone) {
    System.out.println(
        name + ": 2 trainings x 1 thread " + sideBySide + ", 1 training x 2 threads " + alone);
  }

  private static Speed speed(TaskData images, int trainings, int threads)
      throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(trainings);
    try {
      List<Callable<Double>> calls =
          IntStream.range(0, trainings)
              .<Callable<Double>>mapToObj(seed -> () -> train(images, seed, threads))
              .toList();
      long start = processorNanos();
      double perSecond = 0;
      for (Future<Double> speed : executor.invokeAll(calls)) {
        perSecond += speed.get();
      }
      double seconds = (processorNanos() - start) / 1e9;
      return new Speed(perSecond, (double) trainings * EPOCHS * IMAGES / seconds);
    } finally {
      executor.shutdown();
    }
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static double train(TaskData images, long seed, int threads) {
    JniUtils.setNumThreads(threads);
    OptimizerPlan optimizer = SampleTrainings.optimizer(OptimizerKind.SGD, 0.01);
    TrainingPlan plan =
        new TrainingPlan(BATCH, optimizer, SampleTrainings.PLAIN_LOSS, Augmentation.NONE);
    TrainingTask task = new TrainingTask(network(), plan, new Budget(EPOCHS, 0, 1), seed);
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
}
