package org.evosearch.forest;

import java.util.Map;

/**
 * A network that was tried.
 *
 * @param features by name; what is not there is 0
 * @param target larger is better
 */
public record Example(Map<String, Double> features, double target) {

  /** Copies the features. */
  public Example {
    features = Map.copyOf(features);
  }
}
