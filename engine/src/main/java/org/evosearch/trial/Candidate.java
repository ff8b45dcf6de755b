package org.evosearch.trial;

import java.io.Serializable;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Fingerprint;

/**
 * What a genotype means: a network and how it wants to be trained.
 *
 * @param architecture the network
 * @param hyperparameters what its genes say about training
 */
public record Candidate(Architecture architecture, Hyperparameters hyperparameters)
    implements Serializable {

  /** Equal exactly for candidates whose trainings differ in nothing but the random numbers. */
  public Fingerprint fingerprint() {
    Fingerprint network = Fingerprint.of(architecture);
    return hyperparameters.equals(Hyperparameters.NONE)
        ? network
        : network.with(hyperparameters.toString());
  }
}
