package org.evosearch.search.plan;

import java.util.List;

/**
 * Successive halving: every network is trained for the epochs of the first rung, and the best share
 * of those on a rung is trained again, from scratch, for the epochs of the next one.
 *
 * <p>Liam Li, Kevin Jamieson, Afshin Rostamizadeh, Ekaterina Gonina, Jonathan Ben-tzur, Moritz
 * Hardt, Benjamin Recht, Ameet Talwalkar: A System for Massively Parallel Hyperparameter Tuning.
 * MLSys 2020, algorithm 2 (ASHA). Here commits take the place of arrivals, so that promotions
 * depend only on the number of the generation; and a training run on a higher rung does not
 * continue the shorter one.
 *
 * @param epochs of a training run on each rung, ascending; empty if all training runs are equally
 *     long
 * @param shares of the networks on each rung but the last that are promoted to the next
 * @param opening when the rungs above the second one are used
 * @param calibration number of networks of the first generation that are promoted to the second
 *     rung regardless of their rank, to measure how well short training runs predict longer ones; 0
 *     for none
 */
public record Rungs(List<Integer> epochs, List<Double> shares, Opening opening, int calibration) {

  /** All training runs are equally long. */
  public static final Rungs NONE = new Rungs(List.of(), List.of(), Opening.ALWAYS, 0);

  /** When the rungs above the second one are used. */
  public enum Opening {
    /** From the beginning. */
    ALWAYS,
    /** Once the order of the networks on the two rungs below differs by more than noise. */
    ON_DISAGREEMENT
  }

  /** Copies the lists and checks that a rung costs no more than the one below it. */
  public Rungs {
    epochs = List.copyOf(epochs);
    shares = List.copyOf(shares);
    if (epochs.size() == 1 || shares.size() != Math.max(0, epochs.size() - 1)) {
      throw new IllegalArgumentException("Invalid rungs: " + epochs + " with shares " + shares);
    }
    for (int i = 0; i < shares.size(); i++) {
      if (epochs.get(i) < 1 || epochs.get(i + 1) <= epochs.get(i)) {
        throw new IllegalArgumentException("Invalid rungs: " + epochs + " (ascending, from 1)");
      }
      if (!(shares.get(i) > 0 && shares.get(i) <= largestShare(epochs, i))) {
        throw new IllegalArgumentException(
            "Invalid share: " + shares.get(i) + " (in (0, " + largestShare(epochs, i) + "])");
      }
    }
  }

  /** The share at which the next rung costs as much as this one. */
  public static double largestShare(List<Integer> epochs, int rung) {
    return (double) epochs.get(rung) / epochs.get(rung + 1);
  }

  /** Whether all training runs are equally long. */
  public boolean isEmpty() {
    return epochs.isEmpty();
  }

  /** The last rung. */
  public int top() {
    return Math.max(0, epochs.size() - 1);
  }
}
