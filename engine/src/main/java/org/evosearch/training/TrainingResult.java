package org.evosearch.training;

import java.util.List;
import org.evosearch.trial.Epoch;

/**
 * The result of a training run.
 *
 * @param curve one entry for each epoch, at least one
 * @param imagesPerSecond training images per second of training, excluding validation
 */
public record TrainingResult(List<Epoch> curve, double imagesPerSecond) {

  /** Copies the curve. */
  public TrainingResult {
    curve = List.copyOf(curve);
  }

  /** The last epoch. */
  public Epoch last() {
    return curve.get(curve.size() - 1);
  }
}
