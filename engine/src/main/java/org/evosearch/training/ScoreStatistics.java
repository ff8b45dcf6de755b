package org.evosearch.training;

/** By what batch normalizations normalize the images that a training is scored on. */
public enum ScoreStatistics {
  /** By the running statistics, as the steps of the training left them. */
  RUNNING,
  /**
   * By running statistics that are estimated anew before each score, on ten batches of training
   * images. After few steps those of the training still are what they began with.
   */
  RE_ESTIMATED
}
