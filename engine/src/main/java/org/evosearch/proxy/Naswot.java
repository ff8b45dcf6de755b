package org.evosearch.proxy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import org.evosearch.network.Network;
import org.evosearch.training.GradientMode;
import org.evosearch.trial.Metric;

/**
 * ln |det K|, where K counts for each two images the ReLUs that are on for both or off for both:
 * large if the network tells all images apart.
 *
 * <p>Joseph Mellor, Jack Turner, Amos Storkey, Elliot J. Crowley: Neural Architecture Search
 * without Training. ICML 2021, equations 1 to 3, second version of the paper. Only nodes with a
 * ReLU that the output depends on count, as in the authors' code; a network without any has no
 * score.
 */
record Naswot() implements ZeroCostProxy {

  private static final Metric METRIC =
      Metric.larger("naswot", "", "Zero-cost score: how well patterns of ReLUs tell images apart.");

  @Override
  public Metric metric() {
    return METRIC;
  }

  @Override
  public int batchSize() {
    return 128;
  }

  @Override
  public double score(UntrainedNetwork subject) {
    try (NDManager scratch = subject.scratch();
        Network network = subject.build(scratch, DataType.FLOAT32);
        NDScope scope = new NDScope();
        GradientMode paused = GradientMode.paused()) {
      ActivationCodes codes = new ActivationCodes(subject.batchSize(), scratch);
      network.probeForward(subject.batch(0, scratch).inputs(), codes);
      return LogDeterminant.of(codes.kernel());
    }
  }
}
