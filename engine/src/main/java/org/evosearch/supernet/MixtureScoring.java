package org.evosearch.supernet;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.network.Statistics;
import org.evosearch.network.layer.Mixing;
import org.evosearch.training.Deadline;
import org.evosearch.training.GradientMode;
import org.evosearch.training.Score;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.SharedStage;

/**
 * Scores mixtures with shared weights, which it does not change, running statistics included.
 * Several threads may score with the same weights.
 */
public final class MixtureScoring {

  private final SupernetPlan plan;
  private final DeviceExamples images;
  private final ValidationBatches batches;

  /**
   * Prepares scoring.
   *
   * @param images for validation, at least two
   */
  public MixtureScoring(SupernetPlan plan, DeviceExamples images) {
    this.plan = plan;
    this.images = images;
    this.batches = new ValidationBatches(plan.seed(), images.count());
  }

  /** The score of a mixture on the images that its stage sees. */
  public Score score(Candidate.Shared candidate, SharedWeights weights, Deadline deadline) {
    return score(candidate.shares(), batches(candidate), weights, deadline);
  }

  /** The score of a mixture on the first batch of an epoch. */
  Score score(List<Double> shares, int epoch, SharedWeights weights, Deadline deadline) {
    List<int[]> batch = List.of(batches.batch(epoch, 0, plan.scoring().images()));
    return score(shares, batch, weights, deadline);
  }

  private List<int[]> batches(Candidate.Shared candidate) {
    if (candidate.stage() == SharedStage.DERIVED) {
      return batches.all();
    }
    int number = candidate.stage() == SharedStage.CONFIRM ? 1 : 0;
    return List.of(batches.batch(candidate.epoch(), number, plan.scoring().images()));
  }

  private Score score(
      List<Double> shares, List<int[]> chosen, SharedWeights weights, Deadline deadline) {
    Statistics statistics = plan.scoring().statistics();
    try (NDManager scratch = weights.manager().newSubManager();
        GradientMode paused = GradientMode.paused();
        Mixing mixing = Mixing.of(plan.mixtures().numbers(shares), scratch)) {
      return Score.of(
          batch -> weights.network().mixedForward(batch, mixing, statistics),
          images,
          chosen,
          scratch,
          deadline);
    }
  }
}
