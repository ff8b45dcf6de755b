package org.evosearch.network;

import ai.djl.pytorch.engine.PtNDManager;

/**
 * One run through a network.
 *
 * @param mode what the run is for
 * @param manager owner of all intermediate results
 * @param batchSize N, images in the batch
 * @param step training step, from which masks are drawn
 */
record ForwardPass(Mode mode, PtNDManager manager, long batchSize, long step) {

  boolean isTraining() {
    return mode == Mode.TRAINING;
  }
}
