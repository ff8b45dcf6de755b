package org.evosearch.trial;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whose weights a trial begins with. A trial that has a heritage, if only one without donors,
 * leaves weights for others.
 *
 * @param donors the fitter one first; none where all weights are drawn
 * @param tuning what is trained when
 */
public record Heritage(List<Donor> donors, Tuning tuning) implements Serializable {

  /** All weights are drawn. */
  public static final Heritage FOUNDER = new Heritage(List.of(), Tuning.ALL);

  /** Copies the list. */
  public Heritage {
    donors = List.copyOf(donors);
  }

  /** What is trained when. */
  public enum Tuning {
    /** All weights from the first step on. */
    ALL,
    /** What is new alone in the first epoch, then all, what is inherited at a lower rate. */
    NEW_FIRST
  }

  /**
   * A trial that left weights.
   *
   * @param trial that trained them
   * @param weights SHA-256, in hex, of their file
   * @param epochs that they were trained for, those before that trial included
   */
  public record Donor(TrialId trial, String weights, int epochs) implements Serializable {}

  /** Epochs that the weights of the first donor were trained for; 0 without one. */
  public int inheritedEpochs() {
    return donors.isEmpty() ? 0 : donors.get(0).epochs();
  }

  /** What tells trials of one network apart, empty where all weights are drawn. */
  String key() {
    return donors.isEmpty()
        ? ""
        : donors.stream()
            .map(donor -> donor.trial() + " " + donor.weights())
            .collect(Collectors.joining(", ", "from ", " " + tuning));
  }
}
