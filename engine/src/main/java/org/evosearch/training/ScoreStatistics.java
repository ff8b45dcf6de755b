package org.evosearch.training;

/** The statistics of batch normalizations when a training run is scored. */
public enum ScoreStatistics {
  /** The running statistics that the training steps have left. */
  RUNNING,
  /**
   * Running statistics that are re-estimated before each score, on ten batches of training images.
   * After a few steps, those accumulated in training are still close to their initial values.
   */
  RE_ESTIMATED
}
