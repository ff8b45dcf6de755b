package org.evosearch.trial;

import java.io.Serializable;
import java.util.List;
import org.evosearch.architecture.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation to be performed. Its metrics are a pure function of this record and of the data,
 * wherever and however often it is run.
 *
 * @param id its name in the run
 * @param candidate what is evaluated
 * @param fingerprint the candidate's
 * @param budget how much training it receives
 * @param seed from which all of its randomness derives
 * @param heritage whose weights it inherits; null if weights are neither inherited nor left
 * @param thresholds after each epoch, the best validation accuracy so far, in percent, must be at
 *     least this for training to continue; empty for no early stopping
 */
public record Trial(
    TrialId id,
    Candidate candidate,
    Fingerprint fingerprint,
    Budget budget,
    long seed,
    @Nullable Heritage heritage,
    List<Double> thresholds)
    implements Serializable {

  /** Copies the thresholds. */
  public Trial {
    thresholds = List.copyOf(thresholds);
  }

  /** A trial without early stopping. */
  public Trial(
      TrialId id,
      Candidate candidate,
      Fingerprint fingerprint,
      Budget budget,
      long seed,
      @Nullable Heritage heritage) {
    this(id, candidate, fingerprint, budget, seed, heritage, List.of());
  }

  /** A trial that neither inherits weights nor leaves any. */
  public Trial(TrialId id, Candidate candidate, Fingerprint fingerprint, Budget budget, long seed) {
    this(id, candidate, fingerprint, budget, seed, null);
  }

  /** This trial with a heritage. */
  public Trial with(@Nullable Heritage other) {
    return new Trial(id, candidate, fingerprint, budget, seed, other, thresholds);
  }

  /** This trial with thresholds below which it ends early. */
  public Trial endingBelow(List<Double> others) {
    return new Trial(id, candidate, fingerprint, budget, seed, heritage, others);
  }

  /**
   * Equal for trials that may share one outcome, if the budget allows: a network with other donors
   * has another key.
   */
  public Fingerprint key() {
    String donors = heritage == null ? "" : heritage.key();
    return donors.isEmpty() ? fingerprint : fingerprint.with(donors);
  }

  /** This trial without its training. */
  public Trial untrained() {
    return new Trial(id, candidate, fingerprint, Budget.NONE, seed, heritage);
  }

  /** The network that this trial trains; trials of tables have none. */
  public Candidate.Network network() {
    if (candidate instanceof Candidate.Network network) {
      return network;
    }
    throw new IllegalStateException("[BUG] Expected a network to train: " + candidate);
  }
}
