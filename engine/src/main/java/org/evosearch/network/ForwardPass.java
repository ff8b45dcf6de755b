package org.evosearch.network;

import ai.djl.pytorch.engine.PtNDManager;

/**
 * One run through a network.
 *
 * @param mode what the run is for
 * @param manager owner of all intermediate results
 * @param batchSize N, images in the batch
 * @param step training step, from which masks are drawn
 * @param dropPathShare of the rates of drop path, in [0, 1]
 */
record ForwardPass(
    Mode mode, PtNDManager manager, long batchSize, long step, double dropPathShare) {

  boolean isTraining() {
    return mode == Mode.TRAINING;
  }
}
