package org.evosearch.trial;

import java.io.Serializable;
import org.evosearch.architecture.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation to be made. It is a pure function of this record and of the data: wherever and how
 * often it is run, it gives the same numbers.
 *
 * @param id its name in the run
 * @param candidate what is tried
 * @param fingerprint the candidate's
 * @param budget how much training it gets
 * @param seed from which all of its randomness derives
 * @param heritage whose weights it begins with; null where weights are neither inherited nor left
 */
public record Trial(
    TrialId id,
    Candidate candidate,
    Fingerprint fingerprint,
    Budget budget,
    long seed,
    @Nullable Heritage heritage)
    implements Serializable {

  /** A trial that neither inherits weights nor leaves any. */
  public Trial(TrialId id, Candidate candidate, Fingerprint fingerprint, Budget budget, long seed) {
    this(id, candidate, fingerprint, budget, seed, null);
  }

  /** This trial with a heritage. */
  public Trial with(@Nullable Heritage other) {
    return new Trial(id, candidate, fingerprint, budget, seed, other);
  }

  /**
   * Equal for trials of which one outcome answers for both, given the budget: the same network from
   * another donor is another one.
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
