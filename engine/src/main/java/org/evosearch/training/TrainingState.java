package org.evosearch.training;

import java.util.List;
import org.evosearch.trial.Epoch;

/**
 * All that a training is between two epochs: all randomness derives from the task's seed, so
 * nothing else is needed to go on with it.
 *
 * @param task SHA-256, in hex, of what is trained, how, and on which images
 * @param curve the epochs that are done
 * @param trainingSeconds what they took, validation left out
 * @param arrays weights, running statistics and the optimizer's moments, as DJL encodes a list
 */
@SuppressWarnings("ArrayRecordComponent") // Megabytes that nobody compares.
public record TrainingState(String task, List<Epoch> curve, double trainingSeconds, byte[] arrays) {

  /** Copies the curve. */
  public TrainingState {
    curve = List.copyOf(curve);
  }

  /** How many epochs are done. */
  public int epochs() {
    return curve.size();
  }
}
