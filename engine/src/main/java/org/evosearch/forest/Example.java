package org.evosearch.forest;

import java.util.Map;

/**
 * A training example: the features of an evaluated network, and its target.
 *
 * @param features by name; absent ones are 0
 * @param target larger is better
 */
public record Example(Map<String, Double> features, double target) {

  /** Copies the features. */
  public Example {
    features = Map.copyOf(features);
  }
}
