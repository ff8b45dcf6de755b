package org.evosearch.search;

import java.util.List;
import java.util.OptionalInt;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.trial.Candidate;

/**
 * The network that a search chose, to be trained to the end.
 *
 * @param run id of the run that chose it
 * @param genotype its text
 * @param network to train
 * @param auxiliaryNode node that an auxiliary head may be attached to, if one is named
 */
public record ChosenNetwork(
    String run, String genotype, Candidate.Network network, OptionalInt auxiliaryNode) {

  /** Checks the run's id, that the network classifies, and that the named node outputs an image. */
  public ChosenNetwork {
    if (!RunRecord.isRunId(run)) {
      throw new IllegalArgumentException("Invalid run: " + run + " (" + RunRecord.ID_RULE + ")");
    }
    TensorShape output = network.architecture().outputShape();
    if (!output.isVector()) {
      throw new IllegalArgumentException("Invalid network: it gives " + output + ", no vector");
    }
    auxiliaryNode.ifPresent(node -> checkImage(network, node));
  }

  private static void checkImage(Candidate.Network network, int node) {
    List<TensorShape> shapes = network.architecture().shapes();
    if (node < 0 || node >= shapes.size() || !shapes.get(node).isImage()) {
      throw new IllegalArgumentException("Invalid auxiliary node: " + node + " (gives no image)");
    }
  }
}
