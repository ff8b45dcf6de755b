package org.evosearch.training;

import ai.djl.pytorch.jni.JniUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evosearch.evaluation.Libtorch;
import org.evosearch.network.layer.Precision;

/**
 * Trains a convolutional network on the digits in float32 and in bfloat16, seed by seed, and prints
 * validation accuracies and images per second.
 *
 * <p>Arguments: the number of seeds (20), of epochs (10).
 */
final class PrecisionComparison {

  private PrecisionComparison() {}

  /** Runs. */
  public static void main(String[] args) {
    int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    int epochs = args.length > 1 ? Integer.parseInt(args[1]) : 10;
    Libtorch.useThreads(1);
    JniUtils.setNumThreads(1);
    List<Double> differences = new ArrayList<>();
    System.out.println("| seed | float32 | bfloat16 | difference | images/s | images/s |");
    System.out.println("|---|---|---|---|---|---|");
    double[] sums = new double[2];
    try (TaskData images = SampleTrainings.digits()) {
      for (int seed = 0; seed < seeds; seed++) {
        TrainingResult plain = trained(images, Precision.FLOAT32, epochs, seed);
        TrainingResult rounded = trained(images, Precision.BFLOAT16, epochs, seed);
        double one = plain.last().validationAccuracy();
        double other = rounded.last().validationAccuracy();
        differences.add(other - one);
        sums[0] += one / seeds;
        sums[1] += other / seeds;
        System.out.printf(
            Locale.ROOT,
            "| %d | %.2f | %.2f | %.2f | %.0f | %.0f |%n",
            seed,
            one,
            other,
            other - one,
            plain.imagesPerSecond(),
            rounded.imagesPerSecond());
      }
    }
    double mean = differences.stream().mapToDouble(d -> d).average().orElseThrow();
    double square = differences.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
    System.out.printf(
        Locale.ROOT,
        "means %.3f and %.3f, difference %.3f +- %.3f (standard error)%n",
        sums[0],
        sums[1],
        mean,
        Math.sqrt(square / (seeds - 1) / seeds));
  }

  private static TrainingResult trained(
      TaskData images, Precision precision, int epochs, long seed) {
    TrainingPlan plan =
        SampleTrainings.sgd()
            .with(
                new Arithmetic(precision, Arithmetic.Tf32.CONVOLUTIONS, Arithmetic.Algorithms.ANY));
    TrainingTask task =
        new TrainingTask(
            SampleTrainings.convolutional(), plan, SampleTrainings.epochs(epochs), seed);
    try (TrainingRun run = new TrainingRun(task, images, new Deadline(Duration.ZERO))) {
      return run.run();
    }
  }
}
