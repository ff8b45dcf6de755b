package org.evosearch.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Operation;

/**
 * Eliminates common subexpressions: nodes of equal operations and inputs become one, unless they
 * have trainable parameters or draw random numbers. Edges of a supernet that start from one node
 * then share their activations and poolings.
 */
public final class CommonNodes {

  private CommonNodes() {}

  /** The same network with such nodes merged. */
  public static Architecture merged(Architecture network) {
    List<Node> kept = new ArrayList<>();
    Map<Node, Integer> places = new HashMap<>();
    int[] moved = new int[network.nodes().size()];
    for (int i = 0; i < moved.length; i++) {
      Node node = network.nodes().get(i);
      Node here =
          new Node(node.operation(), node.inputs().stream().map(input -> moved[input]).toList());
      // The last node stays: it is the output.
      Integer same = i < moved.length - 1 ? places.get(here) : null;
      moved[i] = same == null ? kept.size() : same;
      if (same == null) {
        kept.add(here);
      }
      if (isShared(here.operation(), network, i)) {
        places.putIfAbsent(here, moved[i]);
      }
    }
    return new Architecture(kept);
  }

  private static boolean isShared(Operation operation, Architecture network, int node) {
    return operation.parameters(network.inputShapes(node)) == 0
        && !(operation instanceof Dropout)
        && !(operation instanceof DropPath);
  }
}
