package org.evosearch.network;

import org.evosearch.network.layer.Mode;

/** The statistics by which a supernet normalizes batches. */
public enum Statistics {
  /** Those of the batch, which update the running ones: while weights are trained. */
  MOVING(Mode.TRAINING),
  /** Those of the batch; nothing in the network changes. */
  BATCH(Mode.PROBE),
  /** The running ones; nothing in the network changes. */
  RUNNING(Mode.INFERENCE);

  private final Mode mode;

  Statistics(Mode mode) {
    this.mode = mode;
  }

  Mode mode() {
    return mode;
  }
}
