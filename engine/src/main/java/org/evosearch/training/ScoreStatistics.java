package org.evosearch.training;

/** By what batch normalizations normalize the images that a training is scored on. */
public enum ScoreStatistics {
  /** By the running statistics, as the steps of the training left them. */
  RUNNING,
  /**
   * By running statistics that are re-estimated before each score, on ten batches of training
   * images. After a few steps, those accumulated in training are still close to their initial
   * values.
   */
  RE_ESTIMATED
}
