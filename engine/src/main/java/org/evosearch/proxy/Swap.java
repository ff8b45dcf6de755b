package org.evosearch.proxy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import org.evosearch.architecture.Footprint;
import org.evosearch.network.Network;
import org.evosearch.training.GradientMode;
import org.evosearch.trial.Metric;

/**
 * The number of different patterns of the activations over the images of a batch, times exp(-(p -
 * mu)<sup>2</sup> / sigma) for p thousand parameters.
 *
 * <p>Yameng Peng, Andy Song, Haytham M. Fayek, Vic Ciesielski, Xiaojun Chang: SWAP-NAS: Sample-Wise
 * Activation Patterns for Ultra-fast NAS. ICLR 2024, definitions 3.2 to 3.4. Parameters are counted
 * in thousands, as in the authors' code. We score one initialization, the authors' code the mean of
 * 32; a pattern is that of any activation, theirs are those of ReLUs of feature maps.
 *
 * @param mu the preferred size, in thousands of parameters
 * @param sigma square of the spread around them, in thousands of parameters squared; 0 for scores
 *     that do not depend on the parameters
 */
public record Swap(double mu, double sigma) implements ZeroCostProxy {

  /** The score without a preference for a size. */
  public static final Swap UNREGULARIZED = new Swap(0, 0);

  private static final Metric METRIC =
      Metric.larger("swap", "", "Zero-cost score: number of different patterns of activations.");

  @Override
  public Metric metric() {
    return METRIC;
  }

  @Override
  public int batchSize() {
    return 16;
  }

  @Override
  public double score(UntrainedNetwork subject) {
    try (NDManager scratch = subject.scratch();
        Network network = subject.build(scratch, DataType.FLOAT32);
        NDScope scope = new NDScope();
        GradientMode paused = GradientMode.paused()) {
      ActivationPatterns patterns = new ActivationPatterns();
      network.probeForward(subject.batch(0, scratch).inputs(), patterns);
      return patterns.count() * preference(Footprint.of(subject.architecture()).parameters());
    }
  }

  /** The factor of a score, in [0, 1]. */
  double preference(long parameters) {
    double distance = parameters / 1e3 - mu;
    return sigma == 0 ? 1 : Math.exp(-distance * distance / sigma);
  }
}
