package org.evosearch.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.network.Statistics;
import org.evosearch.training.Deadline;
import org.evosearch.training.Score;
import org.evosearch.training.TaskData;
import org.evosearch.training.TrialFailure;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.SharedStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixtureScoringTest {

  private static Candidate.Shared candidate(SharedStage stage, double share) {
    return new Candidate.Shared(stage, 0, "", "", Collections.nCopies(30, share), List.of());
  }

  /** A candidate whose numbers overflow fails, and leaves weights and statistics as they were. */
  @ParameterizedTest
  @EnumSource(
      value = Statistics.class,
      names = {"BATCH", "RUNNING"})
  void scoringLeavesWeightsAndStatisticsAsTheyAre(Statistics statistics) {
    SupernetPlan plan = SamplePlans.plan(statistics, 0);
    Deadline deadline = new Deadline(Duration.ZERO);
    try (TaskData images =
            new TaskData(SamplePlans.DIGITS, NDManager.newBaseManager(Device.cpu(), "PyTorch"), 0);
        SharedWeights weights = new SharedWeights(plan, images.manager())) {
      MixtureScoring scoring = new MixtureScoring(plan, images.validation().orElseThrow());
      byte[] before = weights.bytes();
      int arrays = images.manager().getManagedArrays().size();
      Score score = scoring.score(candidate(SharedStage.SCORE, 0.2), weights, deadline);

      assertThatThrownBy(() -> scoring.score(candidate(SharedStage.SCORE, 1e38), weights, deadline))
          .isInstanceOf(TrialFailure.class);
      assertThat(scoring.score(candidate(SharedStage.SCORE, 0.2), weights, deadline))
          .isEqualTo(score);
      assertThat(weights.bytes()).isEqualTo(before);
      assertThat(images.manager().getManagedArrays()).hasSize(arrays);
    }
  }

  @Test
  void copiedWeightsAreTheSame() {
    SupernetPlan plan = SamplePlans.plan(Statistics.BATCH, 0);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        SharedWeights one = new SharedWeights(plan, manager);
        SharedWeights other = new SharedWeights(plan, manager)) {
      other.network().weights().get(0).stopGradient().addi(1);
      assertThat(other.bytes()).isNotEqualTo(one.bytes());
      other.copy(one.bytes());

      assertThat(other.bytes()).isEqualTo(one.bytes());
    }
  }

  @Test
  void batchesOfAnEpochHaveNoImageInCommonAndAllImagesAreSeenOnce() {
    ValidationBatches batches = new ValidationBatches(3, 1201);

    assertThat(batches.batch(5, 0, 256))
        .hasSize(256)
        .doesNotContain(batches.batch(5, 1, 256))
        .isEqualTo(new ValidationBatches(3, 1201).batch(5, 0, 256))
        .isNotEqualTo(batches.batch(6, 0, 256))
        .isNotEqualTo(new ValidationBatches(4, 1201).batch(5, 0, 256));
    assertThat(batches.all()).extracting(batch -> batch.length).containsExactly(400, 400, 401);
    assertThat(batches.all().stream().flatMapToInt(Arrays::stream).toArray())
        .isEqualTo(IntStream.range(0, 1201).toArray());
  }

  /** Half a cosine over eight epochs, from 0.4; with a ramp its first epochs are smaller. */
  @Test
  void theLearningRateStaysInAnEpoch() {
    SupernetPlan plan = SamplePlans.plan(Statistics.BATCH, 0);
    SupernetPlan ramped = SamplePlans.plan(Statistics.BATCH, 5);

    assertThat(List.of(plan.learningRate(0), plan.learningRate(4))).containsExactly(0.4, 0.2);
    assertThat(ramped.learningRate(0)).isCloseTo(0.08, within(1e-12));
    assertThat(ramped.learningRate(4)).isEqualTo(0.2);
  }
}
