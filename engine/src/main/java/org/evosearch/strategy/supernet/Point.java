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
 * Where a search stands between two generations.
 *
 * @param generation the next one
 * @param epoch how many epochs the weights were trained for
 * @param weights their name
 * @param trained the trial that trained them, none before the first epoch
 * @param logits of the mixture
 */
record Point(
    int generation, int epoch, String weights, List<TrialId> trained, List<Double> logits) {

  private static final double FIRST_DEVIATION = 1e-3;

  static Point start(List<Double> logits) {
    return new Point(0, 0, "", List.of(), logits);
  }

  /** The beginning of searches that move: all operations have nearly the same share. */
  static Point nearZero(EdgeMixtures mixtures, RandomStreams streams) {
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(streams.stream(Purpose.PROPOSAL, 0, 0));
    return start(normal.samples(mixtures.logits()).map(z -> FIRST_DEVIATION * z).boxed().toList());
  }

  /** A proposal at some logits, with the weights as they are. */
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

  /** After an epoch of training. */
  Point after(Evaluation<SupernetStep> training) {
    return new Point(
        generation + 1, epoch + 1, training.fingerprint().hex(), List.of(training.id()), logits);
  }
}
