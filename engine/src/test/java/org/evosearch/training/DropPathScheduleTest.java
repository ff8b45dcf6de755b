package org.evosearch.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.dataset.Augmentation;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.OptimizerKind;
import org.junit.jupiter.api.Test;

class DropPathScheduleTest {

  @Test
  void theLinearRateBeginsAtZeroAndWouldReachItsEndAfterTheLastEpoch() {
    assertThat(IntStream.range(0, 4).mapToDouble(e -> DropPathSchedule.LINEAR.share(e, 4)))
        .containsExactly(0.0, 0.25, 0.5, 0.75);
  }

  @Test
  void theConstantRateStays() {
    assertThat(IntStream.range(0, 4).mapToDouble(e -> DropPathSchedule.CONSTANT.share(e, 4)))
        .containsOnly(1.0);
  }

  private static List<Double> losses(double rate, DropPathSchedule schedule) {
    Architecture.Builder builder = Architecture.of(SampleTrainings.IMAGE);
    builder.then(Convolution.same(4, 3));
    builder.then(new DropPath(rate));
    builder.then(new Flatten());
    builder.then(new Linear(10, true));
    TrainingPlan plan =
        new TrainingPlan(
            32,
            SampleTrainings.optimizer(OptimizerKind.SGD, 0.05),
            SampleTrainings.PLAIN_LOSS,
            Augmentation.NONE,
            schedule);
    TrainingTask task = new TrainingTask(builder.build(), plan, new Budget(2, 10, 1), 3);
    try (TaskData images = SampleTrainings.digits();
        TrainingRun run = new TrainingRun(task, images, new Deadline(Duration.ZERO))) {
      return run.run().curve().stream().map(Epoch::trainLoss).toList();
    }
  }

  @Test
  void aTrainingDropsPathsAsTheScheduleSays() {
    List<Double> never = losses(0, DropPathSchedule.LINEAR);
    List<Double> growing = losses(0.5, DropPathSchedule.LINEAR);
    List<Double> always = losses(0.5, DropPathSchedule.CONSTANT);

    assertThat(growing.get(0)).isEqualTo(never.get(0)).isNotEqualTo(always.get(0));
    assertThat(growing.get(1)).isNotEqualTo(never.get(1));
  }
}
