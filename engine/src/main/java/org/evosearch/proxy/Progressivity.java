package org.evosearch.proxy;

import java.util.stream.IntStream;
import org.evosearch.trial.Metric;

/**
 * The smallest growth, from one block to the next, of the entropies that {@link Expressivity} adds
 * up. A network of one block has no score.
 *
 * <p>Junghyup Lee, Bumsub Ham: AZ-NAS: Assembling Zero-Cost Proxies for Network Architecture
 * Search. CVPR 2024, equation 4; blocks and noise as for expressivity.
 */
record Progressivity() implements NoiseProxy {

  private static final Metric METRIC =
      Metric.larger(
          "progressivity", "", "Zero-cost score: smallest growth of expressivity between blocks.");

  @Override
  public Metric metric() {
    return METRIC;
  }

  @Override
  public double score(UntrainedNetwork subject) {
    double[] entropies = subject.blockEntropies();
    return IntStream.range(1, entropies.length)
        .mapToDouble(i -> entropies[i] - entropies[i - 1])
        .min()
        .orElse(Double.NaN);
  }
}
