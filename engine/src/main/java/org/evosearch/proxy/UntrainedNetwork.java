package org.evosearch.proxy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.network.Network;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * A network for proxies to score. Each proxy gets a fresh copy with the same weights, so that
 * proxies do not affect each other; scores that are functions of the same measurement share it. Not
 * thread-safe.
 */
public final class UntrainedNetwork {

  private final Architecture architecture;
  private final long seed;
  private final ProbeImages images;
  private final int batchSize;
  private double @Nullable [] blockEntropies;

  /**
   * An untrained network.
   *
   * @param seed from which its initial weights derive
   * @param images that it may be probed with
   * @param batchSize images in a batch
   */
  UntrainedNetwork(Architecture architecture, long seed, ProbeImages images, int batchSize) {
    this.architecture = architecture;
    this.seed = seed;
    this.images = images;
    this.batchSize = batchSize;
  }

  /** The network. */
  Architecture architecture() {
    return architecture;
  }

  /** Images in a batch. */
  int batchSize() {
    return batchSize;
  }

  /** A manager for the arrays of one proxy, to be closed by it. */
  NDManager scratch() {
    return images.manager().newSubManager();
  }

  /** The network at initialization, to be closed by the caller. */
  Network build(NDManager owner, DataType precision) {
    return Network.build(architecture, new RandomStreams(seed), owner, precision);
  }

  /** A stream of the noise with which the network is probed. */
  UniformRandomProvider probes(int index) {
    return new RandomStreams(seed).stream(Purpose.PROBE, 0, index);
  }

  /** One batch of images, from index 0 on. */
  DeviceExamples.Batch batch(int index, NDManager owner) {
    return images.batch(index, batchSize, owner);
  }

  /** The {@link BlockEntropies}, measured by one forward pass for all scores that need them. */
  double[] blockEntropies() {
    double[] known = blockEntropies;
    double[] measured = known == null ? BlockEntropies.of(this) : known;
    blockEntropies = measured;
    return measured.clone();
  }
}
