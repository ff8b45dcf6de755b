package org.evosearch.strategy.supernet;

import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.SharedStage;
import org.evosearch.trial.TrialId;

/**
 * The state of a search between two generations.
 *
 * @param generation the next one
 * @param epoch number of epochs for which the weights have been trained
 * @param weights fingerprint of the trial that trained them, in hex; empty before the first epoch
 * @param trained id of that trial; none before the first epoch
 * @param logits of alpha
 */
record Point(
    int generation, int epoch, String weights, List<TrialId> trained, List<Double> logits) {

  private static final double FIRST_DEVIATION = 1e-3;

  static Point start(List<Double> logits) {
    return new Point(0, 0, "", List.of(), logits);
  }

  /** The start of searches that move alpha: all operations have nearly the same share. */
  static Point nearZero(EdgeMixtures mixtures, RandomStreams streams) {
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(streams.stream(Purpose.PROPOSAL, 0, 0));
    return start(normal.samples(mixtures.logits()).map(z -> FIRST_DEVIATION * z).boxed().toList());
  }

  /** A proposal at some logits, with the current weights. */
  Proposal<SupernetStep> proposal(SharedStage stage, String operator, List<Double> at) {
    return new Proposal<>(new SupernetStep(stage, epoch, weights, at), operator, trained);
  }

  /** The same point one generation later. */
  Point later() {
    return new Point(generation + 1, epoch, weights, trained, logits);
  }

  /** The same point with other logits. */
  Point at(List<Double> others) {
    return new Point(generation, epoch, weights, trained, others);
  }

  /** The state after an epoch of training. */
  Point after(Evaluation<SupernetStep> training) {
    return new Point(
        generation + 1, epoch + 1, training.fingerprint().hex(), List.of(training.id()), logits);
  }
}
