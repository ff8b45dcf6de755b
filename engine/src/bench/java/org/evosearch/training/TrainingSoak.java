package org.evosearch.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.OptimizerKind;

/**
 * Trains 2,000 small networks one after the other and prints what memory the process holds on the
 * way. It should not grow by more than 5 % between the 100th and the last.
 *
 * <pre>{@code
 * mvn -q -pl engine test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Xms512m -Xmx512m -XX:+AlwaysPreTouch -Dai.djl.pytorch.num_threads=1 \
 *   -cp engine/target/classes:engine/target/test-classes:$(cat engine/target/classpath) \
 *   org.evosearch.training.TrainingSoak
 * }</pre>
 *
 * <p>The Java heap is fixed and touched beforehand, so that its growth does not hide a leak of
 * native memory.
 */
final class TrainingSoak {

  private static final Set<Integer> REPORTS = Set.of(1, 100, 250, 500, 750, 1500);

  private TrainingSoak() {}

  /**
   * Runs.
   *
   * @param args the number of trainings, 2000 if none is given
   */
  public static void main(String[] args) throws IOException {
    int trainings = args.length == 0 ? 2000 : Integer.parseInt(args[0]);
    try (TaskData images = SampleTrainings.digits()) {
      for (int i = 1; i <= trainings; i++) {
        train(i, images);
        if (REPORTS.contains(i) || i % 1000 == 0) {
          report(i, images);
        }
      }
    }
  }

  private static void train(int number, TaskData images) {
    boolean even = number % 2 == 0;
    OptimizerPlan optimizer =
        SampleTrainings.optimizer(even ? OptimizerKind.ADAM : OptimizerKind.SGD, 0.01);
    Architecture architecture =
        number % 4 < 2
            ? SampleTrainings.perceptron(32 + number % 64)
            : SampleTrainings.convolutional();
    TrainingTask task =
        new TrainingTask(
            architecture, SampleTrainings.plan(optimizer), new Budget(1, 20, 1), number);
    try (TrainingRun run = new TrainingRun(task, images, new Deadline(Duration.ZERO))) {
      run.run();
    }
  }

  private static void report(int trainings, TaskData images) throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%5d trainings: %.1f MiB resident, %d arrays managed%n",
        trainings,
        residentKibibytes() / 1024.0,
        images.manager().getManagedArrays().size());
  }

  private static long residentKibibytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }
}
