package org.evosearch.proxy;

/** A score of a network that was not trained. Has no state: several threads may use it at once. */
@FunctionalInterface
public interface ZeroCostProxy {

  /**
   * Scores a network.
   *
   * @return larger is better; NaN or infinite where there is no score, such as for dead networks
   */
  double score(UntrainedNetwork subject);
}
