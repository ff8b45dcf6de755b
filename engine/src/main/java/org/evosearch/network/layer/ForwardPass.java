package org.evosearch.network.layer;

import ai.djl.pytorch.engine.PtNDManager;
import java.util.Optional;

/**
 * One run through a network.
 *
 * @param mode what the run is for
 * @param manager owner of all intermediate results
 * @param batchSize N, images in the batch
 * @param step training step, from which masks are drawn; in estimations the number of earlier
 *     batches
 * @param dropPathShare factor of the rates of drop path, in [0, 1]
 * @param observer of inputs and outputs
 * @param mixing the factors of all weighted sums, if there are any
 */
public record ForwardPass(
    Mode mode,
    PtNDManager manager,
    long batchSize,
    long step,
    double dropPathShare,
    ForwardObserver observer,
    Optional<Mixing> mixing) {

  private static final double TRAINING_MOMENTUM = 0.1;

  /** A pass without an observer, and without factors of weighted sums. */
  public ForwardPass(
      Mode mode, PtNDManager manager, long batchSize, long step, double dropPathShare) {
    this(mode, manager, batchSize, step, dropPathShare, ForwardObserver.NONE, Optional.empty());
  }

  /** The share of the batch in the running statistics. */
  double momentum() {
    return switch (mode) {
      case TRAINING -> TRAINING_MOMENTUM;
      case ESTIMATION -> 1.0 / (step + 1);
      default -> 0;
    };
  }

  /** Whether batches are normalized by their own statistics. */
  boolean takesStatisticsOfTheBatch() {
    return mode == Mode.TRAINING || mode == Mode.ESTIMATION || mode == Mode.PROBE;
  }
}
