package org.evosearch.trial;

import java.io.Serializable;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.OperationGraph;

/**
 * What is tried: a network that can be trained, the row of a table that holds its training, or a
 * graph from which its worth is predicted.
 */
public sealed interface Candidate extends Serializable {

  /**
   * A network and how it wants to be trained.
   *
   * @param architecture the network
   * @param hyperparameters what its genes say about training
   */
  record Network(Architecture architecture, Hyperparameters hyperparameters) implements Candidate {

    /** A network whose genes say nothing about training. */
    public Network(Architecture architecture) {
      this(architecture, Hyperparameters.NONE);
    }

    /** Equal exactly for candidates whose trainings differ in nothing but the random numbers. */
    public Fingerprint fingerprint() {
      Fingerprint network = Fingerprint.of(architecture);
      return hyperparameters.equals(Hyperparameters.NONE)
          ? network
          : network.with(hyperparameters.toString());
    }
  }

  /**
   * A network whose training is on record in a table.
   *
   * @param key of its row, the values of the key columns joined by colons
   */
  record TableEntry(String key) implements Candidate {}

  /**
   * A network that is not built: what it is worth is predicted from its graph. Of its graph only
   * the genotype is on record.
   *
   * @param graph what is chosen
   * @param key of its row where a table has its training
   */
  record Graph(OperationGraph graph, String key) implements Candidate {}
}
