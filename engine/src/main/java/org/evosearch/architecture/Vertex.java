package org.evosearch.architecture;

import java.util.List;

/**
 * What of a node matters to the identity of a network.
 *
 * @param label what it computes
 * @param isCommutative whether the order of its inputs makes no difference
 * @param inputs indices of earlier vertices
 */
record Vertex(String label, boolean isCommutative, List<Integer> inputs) {

  /** Copies the inputs. */
  Vertex {
    inputs = List.copyOf(inputs);
  }
}
