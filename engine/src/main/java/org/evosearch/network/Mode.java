package org.evosearch.network;

/** What a forward pass is for. */
enum Mode {
  /** Statistics of the batch, masks drawn. */
  TRAINING,
  /** Running statistics, no masks. */
  INFERENCE
}
