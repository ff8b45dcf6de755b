package org.evosearch.inheritance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evosearch.tensor.Tensor;

/**
 * The initial weights of a child.
 *
 * @param arrays weights and running statistics by their names, none of them shared with a parent
 * @param nodes that have weights of a parent
 * @param passingOn new batch normalizations that must undo their own normalization, in the order of
 *     the nodes
 * @param births the trial that drew the weights of a node, by the id of the node
 * @param preserves whether the child computes at evaluation what a parent does, up to rounding and
 *     noise
 */
public record Inherited(
    Map<String, Tensor> arrays,
    Set<Integer> nodes,
    List<Integer> passingOn,
    Map<String, String> births,
    boolean preserves) {

  /** Copies lists and maps, not the numbers. */
  public Inherited {
    arrays = new LinkedHashMap<>(arrays);
    nodes = Set.copyOf(nodes);
    passingOn = List.copyOf(passingOn);
    births = Map.copyOf(births);
  }
}
