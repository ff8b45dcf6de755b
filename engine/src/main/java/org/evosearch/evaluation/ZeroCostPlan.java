package org.evosearch.evaluation;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.evosearch.proxy.ProxyKind;
import org.evosearch.trial.Metric;

/**
 * What is found out about networks that are not trained.
 *
 * @param proxies the scores, at least one, each with a metric
 * @param batchSize images in a batch, 0 for what each proxy was published with
 * @param seed of the run, from which the images derive that all networks see
 */
public record ZeroCostPlan(List<ProxyKind> proxies, int batchSize, long seed)
    implements Serializable {

  /** Copies the list. */
  public ZeroCostPlan {
    proxies = List.copyOf(proxies);
    if (proxies.isEmpty() || proxies.stream().anyMatch(proxy -> proxy.metric().isEmpty())) {
      throw new IllegalArgumentException("Invalid proxies: " + proxies + " (those of a metric)");
    }
  }

  /** What is measured, or counted on the network. */
  public Set<Metric> metrics() {
    Set<Metric> metrics = EnumSet.of(Metric.PARAMETERS, Metric.MULTIPLY_ADDS);
    proxies.forEach(proxy -> proxy.metric().ifPresent(metrics::add));
    return metrics;
  }

  /** Training images that have to be there. */
  public int images() {
    return proxies.stream().mapToInt(proxy -> proxy.images(batchSize)).max().orElseThrow();
  }
}
