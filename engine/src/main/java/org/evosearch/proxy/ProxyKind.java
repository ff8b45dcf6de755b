package org.evosearch.proxy;

import java.util.Optional;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.config.Keyed;
import org.evosearch.trial.Metric;
import org.jspecify.annotations.Nullable;

/** The zero-cost proxies. A new one is a class, a constant and a line of {@link #proxy}. */
public enum ProxyKind implements Keyed {
  /** {@link Synflow}. */
  SYNFLOW(Metric.SYNFLOW, 0, 0),
  /** {@link Naswot}. */
  NASWOT(Metric.NASWOT, 1, 128),
  /** {@link Jacov}. */
  JACOV(Metric.JACOV, 1, 64),
  /** {@link GradNorm}. */
  GRAD_NORM(Metric.GRAD_NORM, 1, 64),
  /** {@link Snip}. */
  SNIP(Metric.SNIP, 1, 64),
  /** {@link Zico}. */
  ZICO(Metric.ZICO, 2, 128),
  /** Learned numbers: what every other proxy is to be compared with. */
  PARAMS(null, 0, 0),
  /** Multiply-adds for one image: what every other proxy is to be compared with. */
  FLOPS(null, 0, 0);

  private final @Nullable Metric metric;
  private final int batches;
  private final int batchSize;

  ProxyKind(@Nullable Metric metric, int batches, int batchSize) {
    this.metric = metric;
    this.batches = batches;
    this.batchSize = batchSize;
  }

  /** What the score is recorded as; empty for sizes, which are on record of each network. */
  public Optional<Metric> metric() {
    return Optional.ofNullable(metric);
  }

  /**
   * Training images that are needed.
   *
   * @param size of a batch, 0 for the published one
   */
  public int images(int size) {
    return batches * batchSize(size);
  }

  private int batchSize(int size) {
    return size == 0 ? batchSize : size;
  }

  /**
   * Scores a network.
   *
   * @param seed from which its initial weights derive
   * @param images that it may be probed with
   * @param size of a batch, 0 for the published one
   * @return larger is better; NaN or infinite where there is no score, such as for dead networks
   */
  public double score(Architecture network, long seed, ProbeImages images, int size) {
    return proxy().score(new UntrainedNetwork(network, seed, images, batchSize(size)));
  }

  private ZeroCostProxy proxy() {
    return switch (this) {
      case SYNFLOW -> new Synflow();
      case NASWOT -> new Naswot();
      case JACOV -> new Jacov();
      case GRAD_NORM -> new GradNorm();
      case SNIP -> new Snip();
      case ZICO -> new Zico();
      case PARAMS -> subject -> (double) Footprint.of(subject.architecture()).parameters();
      case FLOPS -> subject -> (double) Footprint.of(subject.architecture()).multiplyAdds();
    };
  }
}
