package org.evosearch.proxy;

import org.evosearch.architecture.Footprint;
import org.evosearch.trial.Metric;

/**
 * Multiply-adds of one forward pass, of which more are better here: one of the four scores of
 * AZ-NAS.
 *
 * <p>Junghyup Lee, Bumsub Ham: AZ-NAS: Assembling Zero-Cost Proxies for Network Architecture
 * Search. CVPR 2024, section 3.2.
 */
record Complexity() implements ZeroCostProxy {

  private static final Metric METRIC =
      Metric.larger("complexity", "", "Zero-cost score: multiply-adds, where more are better.");

  @Override
  public Metric metric() {
    return METRIC;
  }

  @Override
  public int batches() {
    return 0;
  }

  @Override
  public double score(UntrainedNetwork subject) {
    return Footprint.of(subject.architecture()).multiplyAdds();
  }
}
