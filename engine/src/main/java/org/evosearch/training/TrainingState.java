package org.evosearch.training;

import java.util.List;
import org.evosearch.trial.Epoch;

/**
 * The complete state of a training run between two epochs: all randomness derives from the task's
 * seed, so nothing else is needed to resume it.
 *
 * @param task SHA-256, in hex, of what is trained, how, and on which images
 * @param curve the completed epochs
 * @param trainingSeconds time that they took, excluding validation
 * @param arrays weights, running statistics and the optimizer's moments, in DJL's encoding of a
 *     list of arrays
 */
@SuppressWarnings("ArrayRecordComponent") // Megabytes that nobody compares.
public record TrainingState(String task, List<Epoch> curve, double trainingSeconds, byte[] arrays) {

  /** Copies the curve. */
  public TrainingState {
    curve = List.copyOf(curve);
  }

  /** Number of completed epochs. */
  public int epochs() {
    return curve.size();
  }
}
