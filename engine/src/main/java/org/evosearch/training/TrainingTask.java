package org.evosearch.training;

import java.util.Optional;
import org.evosearch.architecture.Architecture;
import org.evosearch.digest.Sha256;
import org.evosearch.trial.Budget;

/**
 * One training run to be performed.
 *
 * @param architecture the network
 * @param auxiliary head while it is trained, if there is one
 * @param plan how it is trained, hyperparameters of the candidate included
 * @param budget how long, and on which share of the images
 * @param seed from which weights, order, augmentation and masks derive
 */
public record TrainingTask(
    Architecture architecture,
    Optional<Auxiliary> auxiliary,
    TrainingPlan plan,
    Budget budget,
    long seed) {

  /** A training run without an auxiliary head. */
  public TrainingTask(Architecture architecture, TrainingPlan plan, Budget budget, long seed) {
    this(architecture, Optional.empty(), plan, budget, seed);
  }

  /** The network with its auxiliary head. */
  Architecture trained() {
    return auxiliary.map(head -> head.joined(architecture)).orElse(architecture);
  }

  /** SHA-256, in hex, of all that the training run depends on except its images. */
  String digest() {
    return Sha256.hex(toString());
  }
}
