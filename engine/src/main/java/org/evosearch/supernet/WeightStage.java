package org.evosearch.supernet;

import java.util.List;
import org.evosearch.network.layer.Mixing;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.Deadline;
import org.evosearch.training.Score;
import org.evosearch.training.TaskData;
import org.evosearch.training.TrialFailure;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.SharedStage;
import org.evosearch.trial.Trial;

/**
 * Trains shared weights for an epoch, from those in the store to those that it stores, and scores
 * the mixture on the first validation batch of the next epoch, for comparison with candidates of
 * that epoch.
 *
 * @param plan of the supernet
 * @param images on the device
 * @param scoring of mixtures
 * @param store of the run
 */
public record WeightStage(
    SupernetPlan plan, TaskData images, MixtureScoring scoring, WeightStore store) {

  /**
   * The result of a stage.
   *
   * @param epoch of the learning curve
   * @param imagesPerSecond training images per second of training
   * @param logits of trained alpha; empty if it was not trained
   */
  public record Result(Epoch epoch, double imagesPerSecond, List<Double> logits) {}

  /**
   * Trains the weights that a trial begins with.
   *
   * @throws TrialFailure if the loss diverges or the time is up
   */
  public Result run(Trial trial, Candidate.Shared step, SharedWeights weights, Deadline deadline) {
    long start = System.nanoTime();
    WeightTraining training = new WeightTraining(this, weights, trial, step.epoch());
    double loss = training.run(mixtures(trial, step, weights, training.steps()), deadline);
    double trained = secondsSince(start);
    List<Double> logits = trainedLogits(step, weights);
    List<Double> shares = logits.isEmpty() ? step.shares() : plan.mixtures().shares(logits);
    Score score = scoring.score(shares, step.epoch() + 1, weights, deadline);
    Epoch epoch =
        new Epoch(
            step.epoch() + 1,
            loss,
            score.loss(),
            score.accuracy(),
            plan.learningRate(step.epoch()),
            secondsSince(start));
    return new Result(epoch, training.images() / trained, logits);
  }

  /** Stores weights under the name of the trial that trained them. */
  public void keep(Trial trial, Candidate.Shared step, SharedWeights weights) {
    store.write(step.epoch() + 1, trial.fingerprint().hex(), weights.bytes());
  }

  /** The weights that a step begins with; the caller closes them. */
  public SharedWeights begun(Candidate.Shared step) {
    SharedWeights weights = new SharedWeights(plan, images.manager());
    try {
      if (!step.weights().isEmpty()) {
        weights.copy(store.read(step.epoch(), step.weights()));
      }
      return weights;
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  private Mixtures mixtures(Trial trial, Candidate.Shared step, SharedWeights weights, int steps) {
    return switch (step.stage()) {
      case TRAIN_SAMPLED ->
          new SampledMixtures(
              plan.mixtures(),
              new RandomStreams(trial.seed()).stream(Purpose.PROPOSAL, step.epoch(), 0));
      case TRAIN_MIXTURE -> {
        weights.mixture().orElseThrow().set(step.logits());
        yield new MixtureDescent(this, weights, trial, step.epoch(), steps);
      }
      default -> (number, scratch) -> Mixing.of(plan.mixtures().numbers(step.shares()), scratch);
    };
  }

  /**
   * The logits of trained alpha; empty if it was not trained.
   *
   * @throws TrialFailure if one of them is not finite
   */
  private static List<Double> trainedLogits(Candidate.Shared step, SharedWeights weights) {
    if (step.stage() != SharedStage.TRAIN_MIXTURE) {
      return List.of();
    }
    List<Double> logits = weights.mixture().orElseThrow().values();
    if (!logits.stream().allMatch(Double::isFinite)) {
      throw new TrialFailure(FailureKind.DIVERGED, "A logit of the mixture became infinite");
    }
    return logits;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
