package org.evosearch.search.plan;

import java.util.List;

/**
 * Short trainings first: every network is trained for the epochs of the first rung, and of those on
 * a rung the best share is trained anew for the epochs of the next one.
 *
 * <p>Liam Li, Kevin Jamieson, Afshin Rostamizadeh, Ekaterina Gonina, Jonathan Ben-tzur, Moritz
 * Hardt, Benjamin Recht, Ameet Talwalkar: A System for Massively Parallel Hyperparameter Tuning.
 * MLSys 2020, algorithm 2 (ASHA). Here commits take the place of arrivals, so that promotions
 * depend on nothing but the number of the generation; and a training on a higher rung is one of its
 * own, not the continuation of the shorter one.
 *
 * @param epochs of a training on each rung, ascending; empty where all trainings are equally long
 * @param shares of the networks on each rung but the last one that go on to the next
 * @param opening when the rungs above the second one are used
 * @param calibration networks of the first generation that go on to the second rung however good
 *     they are, to tell how far short trainings can be trusted; 0 for none
 */
public record Rungs(List<Integer> epochs, List<Double> shares, Opening opening, int calibration) {

  /** All trainings are equally long. */
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

  /** The share with which the next rung costs as much as this one. */
  public static double largestShare(List<Integer> epochs, int rung) {
    return (double) epochs.get(rung) / epochs.get(rung + 1);
  }

  /** Whether all trainings are equally long. */
  public boolean isEmpty() {
    return epochs.isEmpty();
  }

  /** The last rung. */
  public int top() {
    return Math.max(0, epochs.size() - 1);
  }
}
