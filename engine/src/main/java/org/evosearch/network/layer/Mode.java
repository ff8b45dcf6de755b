package org.evosearch.network.layer;

/** What a forward pass is for. */
public enum Mode {
  /** Statistics of the batch, which update the running ones; masks are drawn. */
  TRAINING,
  /** Running statistics, no masks. */
  INFERENCE,
  /**
   * Statistics of the batch; the running ones become their mean over all batches so far. No masks.
   */
  ESTIMATION,
  /** Statistics of the batch, no masks; nothing in the network changes. */
  PROBE,
  /** Neither normalization nor masks. */
  UNNORMALIZED
}
