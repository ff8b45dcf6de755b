package org.evosearch.network.layer;

/** What a forward pass is for. */
public enum Mode {
  /** Statistics of the batch, which move the running ones; masks drawn. */
  TRAINING,
  /** Running statistics, no masks. */
  INFERENCE,
  /**
   * Statistics of the batch, whose mean over all batches so far the running ones become; no masks.
   */
  ESTIMATION,
  /** Statistics of the batch, no masks; nothing in the network changes. */
  PROBE,
  /** Neither normalization nor masks. */
  UNNORMALIZED
}
