package org.evosearch.proxy;

import java.util.Arrays;
import org.evosearch.trial.Metric;

/**
 * Sum over the blocks of the entropy of the eigenvalues of the channels' covariance, as shares of
 * their sum, for normal noise in place of images.
 *
 * <p>Junghyup Lee, Bumsub Ham: AZ-NAS: Assembling Zero-Cost Proxies for Network Architecture
 * Search. CVPR 2024, equations 1 to 3. General graphs have no blocks; {@link BlockEnds} defines the
 * nodes that are used instead. Initial weights are those of training; the authors' code draws
 * normal ones.
 */
record Expressivity() implements NoiseProxy {

  private static final Metric METRIC =
      Metric.larger(
          "expressivity", "", "Zero-cost score: in how many directions features of blocks spread.");

  @Override
  public Metric metric() {
    return METRIC;
  }

  @Override
  public double score(UntrainedNetwork subject) {
    return Arrays.stream(subject.blockEntropies()).sum();
  }
}
