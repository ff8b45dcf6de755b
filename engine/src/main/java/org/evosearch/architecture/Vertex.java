package org.evosearch.architecture;

import java.util.List;

/**
 * The part of a node that a network's identity depends on.
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
