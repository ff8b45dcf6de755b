package org.evosearch.inheritance;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evosearch.tensor.Tensor;

/**
 * Each node takes the arrays of the node that it descends from, running statistics included, if all
 * their shapes are equal; other nodes keep the arrays that were drawn.
 *
 * <p>Esteban Real et al.: Large-Scale Evolution of Image Classifiers. ICML 2017, section 3.4.
 */
final class Matching {

  private Matching() {}

  static Inherited begin(Child child, String born) {
    Set<Integer> kept = new HashSet<>(child.descending());
    kept.removeIf(node -> !copied(child, node));
    return child.inherited(kept, List.of(), born, false);
  }

  /** Copies the arrays of a node if they fit; returns whether they do. */
  static boolean copied(Child child, int node) {
    Matches.Match match = child.matches().of(node).orElseThrow();
    Map<String, Tensor> source = child.donor(match.donor()).arrays(match.node());
    Map<String, Tensor> own = child.arrays().of(node);
    boolean fits =
        own.keySet().equals(source.keySet())
            && own.keySet().stream().allMatch(name -> shape(own, name).equals(shape(source, name)));
    if (fits) {
      own.replaceAll((name, fresh) -> NodeArrays.named(source, name).copy());
    }
    return fits;
  }

  private static List<Integer> shape(Map<String, Tensor> arrays, String name) {
    return NodeArrays.named(arrays, name).shape();
  }
}
