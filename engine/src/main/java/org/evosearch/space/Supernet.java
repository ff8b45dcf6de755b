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
 * @param network its graph, with a weighted sum wherever operations are mixed
 * @param mixtures the coefficients of those sums
 * @param operations words of the mixtures' columns
 */
public record Supernet(Architecture network, EdgeMixtures mixtures, List<String> operations) {

  /** Copies the words. */
  public Supernet {
    operations = List.copyOf(operations);
  }

  /**
   * A supernet in the form used for search: batch normalizations learn no scale and no shift, which
   * could compensate for the shares of operations, and subgraphs that edges have in common are
   * computed once.
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
