package org.evosearch.trial;

import java.io.Serializable;
import org.evosearch.architecture.Fingerprint;

/**
 * One evaluation to be made. It is a pure function of this record and of the data: wherever and how
 * often it is run, it gives the same numbers.
 *
 * @param id its name in the run
 * @param candidate what is tried
 * @param fingerprint the candidate's
 * @param budget how much training it gets
 * @param seed from which all of its randomness derives
 */
public record Trial(
    TrialId id, Candidate candidate, Fingerprint fingerprint, Budget budget, long seed)
    implements Serializable {

  /** This trial without its training. */
  public Trial untrained() {
    return new Trial(id, candidate, fingerprint, Budget.NONE, seed);
  }

  /** The network that this trial trains; trials of tables have none. */
  public Candidate.Network network() {
    if (candidate instanceof Candidate.Network network) {
      return network;
    }
    throw new IllegalStateException("[BUG] Expected a network to train: " + candidate);
  }
}
