package org.evosearch.proxy;

import java.io.Serializable;
import org.evosearch.architecture.Architecture;
import org.evosearch.trial.Metric;

/**
 * A score of a network that was not trained. A proxy is a value that is sent to executors: a
 * record, equal to others of its kind. Several threads may use it at once.
 */
public interface ZeroCostProxy extends Serializable {

  /** The metric of the score. Its key is the name of the proxy; larger is better. */
  Metric metric();

  /** Batches of training images that a score takes; 0 if it takes none. */
  default int batches() {
    return 1;
  }

  /** Images in a batch, as published. */
  default int batchSize() {
    return 64;
  }

  /**
   * Scores a network.
   *
   * @return larger is better; NaN or infinite where there is no score, such as for dead networks
   */
  double score(UntrainedNetwork subject);

  /** The name in settings, such as {@code grad-norm}. */
  default String key() {
    return metric().key();
  }

  /**
   * Training images that are needed.
   *
   * @param size of a batch, 0 for the published one
   */
  default int images(int size) {
    return batches() * (size == 0 ? batchSize() : size);
  }

  /**
   * Number of images, or of noise in place of images, in one forward pass, on which memory depends.
   *
   * @param size of a batch, 0 for the published one
   */
  default int forwarded(int size) {
    return images(size);
  }

  /**
   * Scores a network.
   *
   * @param seed from which its initial weights derive
   * @param images that it may be probed with
   * @param size of a batch, 0 for the published one
   * @return as {@link #score(UntrainedNetwork)}
   */
  default double score(Architecture network, long seed, ProbeImages images, int size) {
    return new NetworkScores(network, seed, images, size).of(this);
  }
}
