package org.evosearch.space;

import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.CommonNodes;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.BatchNormalization;

/**
 * A network that contains all networks of a space, which share its weights.
 *
 * @param network with a weighted sum wherever it mixes
 * @param mixtures which numbers those sums are given
 * @param operations words of the mixtures' columns
 */
public record Supernet(Architecture network, EdgeMixtures mixtures, List<String> operations) {

  /** Copies the words. */
  public Supernet {
    operations = List.copyOf(operations);
  }

  /**
   * A supernet as it is searched in: batch normalizations learn no scale and no shift, with which
   * weights could make up for the shares of operations, and what edges have in common is computed
   * once.
   *
   * <p>Hanxiao Liu, Karen Simonyan, Yiming Yang: DARTS. ICLR 2019, appendix A.1.1.
   */
  public static Supernet of(Architecture network, EdgeMixtures mixtures, List<String> operations) {
    Architecture plain =
        new Architecture(network.nodes().stream().map(Supernet::withoutScale).toList());
    return new Supernet(CommonNodes.merged(plain), mixtures, operations);
  }

  private static Node withoutScale(Node node) {
    return node.operation() instanceof BatchNormalization
        ? new Node(new BatchNormalization(false), node.inputs())
        : node;
  }
}
