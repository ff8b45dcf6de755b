package org.evosearch.proxy;

import org.evosearch.trial.Metric;

/**
 * Mean over the blocks of 2 - s - 1 / s, where s is the largest singular value of the mean over
 * positions of the products of the gradients at a block's inputs and random gradients of 1 and -1
 * at its outputs: 0 for blocks that preserve the size of gradients.
 *
 * <p>Junghyup Lee, Bumsub Ham: AZ-NAS: Assembling Zero-Cost Proxies for Network Architecture
 * Search. CVPR 2024, equations 5 to 7. Where a block halves the resolution, the gradients of the
 * positions that become one are one vector; remaining rows and columns are left out. A block that
 * changes nothing makes the score minus infinity, as in the authors' code. Blocks, noise and
 * weights as for {@link Expressivity}.
 */
record Trainability() implements NoiseProxy {

  private static final Metric METRIC =
      Metric.larger("trainability", "", "Zero-cost score: how well blocks keep gradients' size.");

  @Override
  public Metric metric() {
    return METRIC;
  }

  @Override
  public double score(UntrainedNetwork subject) {
    return BlockGradients.of(subject).average().orElse(Double.NaN);
  }
}
