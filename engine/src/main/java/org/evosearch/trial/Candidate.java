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
 * What is evaluated: a network to train, a network with given weights, a row of a tabular
 * benchmark, a graph from which accuracy is predicted, or a step with shared weights.
 */
public sealed interface Candidate extends Serializable {

  /**
   * A network and its hyperparameters.
   *
   * @param architecture the network
   * @param hyperparameters that its genes determine
   */
  record Network(Architecture architecture, Hyperparameters hyperparameters) implements Candidate {

    /** A network whose genes determine no hyperparameters. */
    public Network(Architecture architecture) {
      this(architecture, Hyperparameters.NONE);
    }

    /**
     * The metrics that are counted on the network: {@code PARAMETERS} and {@code MULTIPLY_ADDS}.
     */
    public Map<Metric, Double> sizes() {
      Footprint footprint = Footprint.of(architecture);
      return Map.of(
          Metric.PARAMETERS, (double) footprint.parameters(),
          Metric.MULTIPLY_ADDS, (double) footprint.multiplyAdds());
    }

    /** Equal exactly for candidates whose training runs differ only in random numbers. */
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

    /** The metrics that are counted on the network: {@code PARAMETERS}. */
    public Map<Metric, Double> sizes() {
      return Map.of(Metric.PARAMETERS, (double) phenotype.parameters());
    }

    /** Equal exactly for networks with equal texts. */
    public Fingerprint fingerprint() {
      return Fingerprint.ofText(phenotype.text());
    }
  }

  /**
   * A row of a tabular benchmark.
   *
   * @param key the values of the key columns joined by colons
   */
  record TableEntry(String key) implements Candidate {}

  /**
   * A network that is not built: its accuracy is predicted from its graph. Stores record the
   * genotype, not the graph.
   *
   * @param graph of its operations
   * @param key of its row in tabular benchmarks of its space
   */
  record Graph(OperationGraph graph, String key) implements Candidate {}

  /**
   * A step with the weights that all networks of a space share.
   *
   * @param stage what is done
   * @param epoch number of epochs for which its initial weights have been trained
   * @param weights name of those, the fingerprint of the trial that trained them; empty before the
   *     first epoch
   * @param key in tables of the network that is derived from the mixture; may be empty
   * @param shares of the operations of each edge, row by row
   * @param logits of alpha if it is trained; else empty
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

    /** Only derived networks, scored with their part of the weights, may be chosen. */
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
