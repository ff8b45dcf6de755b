package org.evosearch.evaluation;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.evosearch.proxy.ZeroCostProxy;
import org.evosearch.trial.Metric;

/**
 * What is found out about networks that are not trained.
 *
 * @param proxies the scores, at least one, each once
 * @param batchSize images in a batch, 0 for what each proxy was published with
 * @param seed of the run, from which the images derive that all networks see
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

  /** What is measured, or counted on the network. */
  public Set<Metric> metrics() {
    Set<Metric> metrics = new TreeSet<>(Set.of(Metric.PARAMETERS, Metric.MULTIPLY_ADDS));
    proxies.forEach(proxy -> metrics.add(proxy.metric()));
    return metrics;
  }

  /** Images that a network is given at once, noise in place of images included. */
  int forwarded() {
    return proxies.stream().mapToInt(proxy -> proxy.forwarded(batchSize)).max().orElseThrow();
  }

  /** Training images that have to be there. */
  public int images() {
    return proxies.stream().mapToInt(proxy -> proxy.images(batchSize)).max().orElseThrow();
  }
}
