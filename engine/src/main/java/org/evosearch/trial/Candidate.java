package org.evosearch.trial;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.control.Phenotype;

/**
 * What is tried: a network that can be trained, one that has its weights, the row of a table that
 * holds its training, or a graph from which its worth is predicted.
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

    /** What is counted on the network: {@code PARAMETERS} and {@code MULTIPLY_ADDS}. */
    public Map<Metric, Double> sizes() {
      Footprint footprint = Footprint.of(architecture);
      return Map.of(
          Metric.PARAMETERS, (double) footprint.parameters(),
          Metric.MULTIPLY_ADDS, (double) footprint.multiplyAdds());
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
   * A network that needs no training.
   *
   * @param phenotype the network with its weights
   */
  record Weighted(Phenotype phenotype) implements Candidate {

    /** What is counted on the network: {@code PARAMETERS}. */
    public Map<Metric, Double> sizes() {
      return Map.of(Metric.PARAMETERS, (double) phenotype.parameters());
    }

    /** Equal exactly for networks with equal texts. */
    public Fingerprint fingerprint() {
      return Fingerprint.ofText(phenotype.text());
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

  /**
   * A step with the weights that all networks of a space share.
   *
   * @param stage what is done
   * @param epoch how many epochs the weights that it begins with were trained for
   * @param weights name of those, the fingerprint of the trial that trained them; empty before the
   *     first epoch
   * @param key of the network that the mixture stands for, as tables name it; may be empty
   * @param shares of the operations of each edge, row by row
   * @param logits of the mixture where it is trained; empty elsewhere
   */
  record Shared(
      SharedStage stage,
      int epoch,
      String weights,
      String key,
      List<Double> shares,
      List<Double> logits)
      implements Candidate {

    /** Copies the lists. */
    public Shared {
      shares = List.copyOf(shares);
      logits = List.copyOf(logits);
    }

    /** A network is chosen by what its part of the weights gives, not by a step on the way. */
    @Override
    public boolean isChoosable() {
      return stage == SharedStage.DERIVED;
    }
  }

  /** Whether it stands for a network that a search may choose in the end. */
  default boolean isChoosable() {
    return true;
  }
}
