package org.evosearch.trial;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The trials whose weights a trial inherits. A trial that has a heritage, even one without donors,
 * leaves weights for others.
 *
 * @param donors the fitter one first; none if all weights are drawn
 * @param tuning which weights are trained when
 */
public record Heritage(List<Donor> donors, Tuning tuning) implements Serializable {

  /** All weights are drawn. */
  public static final Heritage FOUNDER = new Heritage(List.of(), Tuning.ALL);

  /** Copies the list. */
  public Heritage {
    donors = List.copyOf(donors);
  }

  /** Which weights are trained when. */
  public enum Tuning {
    /** All weights from the first step on. */
    ALL,
    /** Only new weights in the first epoch, then all, inherited ones at a lower rate. */
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

  /** Distinguishes trials of one network with different donors; empty if all weights are drawn. */
  String key() {
    return donors.isEmpty()
        ? ""
        : donors.stream()
            .map(donor -> donor.trial() + " " + donor.weights())
            .collect(Collectors.joining(", ", "from ", " " + tuning));
  }
}
