package org.evosearch.space.supernet;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Choices;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.Supernet;
import org.evosearch.space.WeightSharingSpace;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.SharedStage;
import org.evosearch.variation.Mutation;

/**
 * The steps of a search with shared weights: what is done with the weights, and at which logits.
 * Each step also stands for the network that is derived from its logits, for the final training.
 *
 * <p>The outcome of a step depends on the weights that it names, so its fingerprint covers its
 * whole text, and different steps never share an outcome.
 */
public final class SupernetSpace implements SearchSpace<SupernetStep> {

  private static final double DEVIATION = 0.1;

  private final WeightSharingSpace whole;
  private final Supernet supernet;

  /**
   * Relaxes a space.
   *
   * @param whole the space whose networks share weights
   * @param supernet of that space
   */
  public SupernetSpace(WeightSharingSpace whole, Supernet supernet) {
    this.whole = whole;
    this.supernet = supernet;
  }

  /** The network that contains all others. */
  public Supernet supernet() {
    return supernet;
  }

  /** The space of the networks. */
  public WeightSharingSpace whole() {
    return whole;
  }

  /** The genotype of the network that is derived from a step. */
  public Choices derived(SupernetStep step) {
    return derived(step.logits());
  }

  /** The genotype of the network that is derived from these logits. */
  Choices derived(List<Double> logits) {
    return whole.derived(supernet.mixtures().shares(logits));
  }

  /** Draws logits from the standard normal distribution, for the weights before the first epoch. */
  @Override
  public SupernetStep sample(UniformRandomProvider random) {
    return new SupernetStep(
        SharedStage.SCORE, 0, "", normal(random).limit(supernet.mixtures().logits()).toList());
  }

  private static Stream<Double> normal(UniformRandomProvider random) {
    return ZigguratSampler.NormalizedGaussian.of(random).samples().boxed();
  }

  @Override
  public SupernetStep initial(UniformRandomProvider random) {
    return sample(random);
  }

  /** A normally distributed step of all logits. */
  @Override
  public Mutation<SupernetStep> mutation() {
    return (parent, random) -> {
      ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
      return parent.at(
          parent.logits().stream().map(logit -> logit + DEVIATION * normal.sample()).toList());
    };
  }

  @Override
  public boolean contains(SupernetStep step) {
    return step.logits().size() == supernet.mixtures().logits();
  }

  /** The candidate is the step; the network is the derived one, with weights of its own. */
  @Override
  public DecodedCandidate decode(SupernetStep step) {
    return whole
        .decode(derived(step))
        .withCandidate(() -> shared(step))
        .withFingerprint(() -> Fingerprint.ofText("supernet " + step.text()));
  }

  private Candidate shared(SupernetStep step) {
    List<Double> mixed = supernet.mixtures().shares(step.logits());
    Choices derived = whole.derived(mixed);
    List<Double> shares =
        step.stage() == SharedStage.DERIVED
            ? Arrays.stream(whole.oneHot(derived)).boxed().toList()
            : mixed;
    List<Double> logits =
        step.stage() == SharedStage.TRAIN_MIXTURE ? step.logits() : List.<Double>of();
    return new Candidate.Shared(
        step.stage(), step.epoch(), step.weights(), whole.tableKey(derived), shares, logits);
  }

  @Override
  public SupernetStep parse(String text) {
    SupernetStep step = SupernetStep.parse(text);
    if (!contains(step)) {
      throw new IllegalArgumentException("Invalid genotype: " + text + " (not of this space)");
    }
    return step;
  }
}
