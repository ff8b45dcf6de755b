package org.evosearch.trial;

import java.util.List;
import org.evosearch.config.Keyed;

/** What is done with the weights that the networks of a space share. */
public enum SharedStage implements Keyed {
  /** They are trained for an epoch; alpha is not changed. */
  TRAIN,
  /** They are trained for an epoch, each step in one randomly drawn network. */
  TRAIN_SAMPLED,
  /**
   * They are trained for an epoch, and alpha with them: before each step its logits make a step
   * against their gradient on validation images.
   */
  TRAIN_MIXTURE,
  /** A mixture is scored on a batch of validation images that is the same for all of the epoch. */
  SCORE,
  /** A mixture is scored on another such batch. */
  CONFIRM,
  /** The network that is derived from a mixture is scored on all validation images. */
  DERIVED;

  /** Whether weights are trained. */
  public boolean isTraining() {
    return this == TRAIN || this == TRAIN_SAMPLED || this == TRAIN_MIXTURE;
  }

  /**
   * Reads what {@link #key()} wrote.
   *
   * @throws IllegalArgumentException if it is no key
   */
  public static SharedStage of(String key) {
    return Keys.find(List.of(values()), SharedStage::key, key, "stage");
  }
}
