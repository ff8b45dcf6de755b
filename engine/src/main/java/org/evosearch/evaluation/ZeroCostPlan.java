package org.evosearch.evaluation;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.evosearch.proxy.ZeroCostProxy;
import org.evosearch.trial.Metric;

/**
 * The scores of networks that are not trained, and the batches that they are computed on.
 *
 * @param proxies the scores, at least one, each once
 * @param batchSize images in a batch, 0 for the published size of each proxy
 * @param seed of the run, which determines the images; they are the same for all networks
 */
public record ZeroCostPlan(List<ZeroCostProxy> proxies, int batchSize, long seed)
    implements Serializable {

  /** Copies the list. */
  public ZeroCostPlan {
    proxies = List.copyOf(proxies);
    if (proxies.isEmpty() || Set.copyOf(proxies).size() < proxies.size()) {
      throw new IllegalArgumentException(
          "Invalid proxies: " + proxies + " (at least one, each once)");
    }
  }

  /** The metrics of the scores, and those that are counted on the network. */
  public Set<Metric> metrics() {
    Set<Metric> metrics = new TreeSet<>(Set.of(Metric.PARAMETERS, Metric.MULTIPLY_ADDS));
    proxies.forEach(proxy -> metrics.add(proxy.metric()));
    return metrics;
  }

  /** The largest number of images in one forward pass, noise in place of images included. */
  int forwarded() {
    return proxies.stream().mapToInt(proxy -> proxy.forwarded(batchSize)).max().orElseThrow();
  }

  /** The number of training images that the scores need. */
  public int images() {
    return proxies.stream().mapToInt(proxy -> proxy.images(batchSize)).max().orElseThrow();
  }
}
