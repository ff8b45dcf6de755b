package org.evosearch.network;

import org.evosearch.network.layer.Mode;

/** What a supernet normalizes batches by. */
public enum Statistics {
  /** By their own, which move the running ones: while weights are trained. */
  MOVING(Mode.TRAINING),
  /** By their own; nothing in the network changes. */
  BATCH(Mode.PROBE),
  /** By the running ones; nothing in the network changes. */
  RUNNING(Mode.INFERENCE);

  private final Mode mode;

  Statistics(Mode mode) {
    this.mode = mode;
  }

  Mode mode() {
    return mode;
  }
}
