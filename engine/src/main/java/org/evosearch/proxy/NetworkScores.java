package org.evosearch.proxy;

import java.util.HashMap;
import java.util.Map;
import org.evosearch.architecture.Architecture;

/**
 * Scores one network by several proxies. Measurements that several of them need, such as the
 * features of a forward pass, are made once. Not thread-safe.
 */
public final class NetworkScores {

  private final Architecture network;
  private final long seed;
  private final ProbeImages images;
  private final int size;
  private final Map<Integer, UntrainedNetwork> subjects = new HashMap<>();

  /**
   * The scores of a network.
   *
   * @param seed from which its initial weights derive
   * @param images that it may be probed with
   * @param size of a batch, 0 for the published size of each proxy
   */
  public NetworkScores(Architecture network, long seed, ProbeImages images, int size) {
    this.network = network;
    this.seed = seed;
    this.images = images;
    this.size = size;
  }

  /**
   * A score.
   *
   * @return larger is better; NaN or infinite where there is none, such as for dead networks
   */
  public double of(ZeroCostProxy proxy) {
    return proxy.score(
        subjects.computeIfAbsent(
            size == 0 ? proxy.batchSize() : size,
            batch -> new UntrainedNetwork(network, seed, images, batch)));
  }
}
