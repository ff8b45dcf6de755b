package org.evosearch.architecture;

import java.io.Serializable;
import java.util.List;
import org.evosearch.architecture.operation.Operation;

/**
 * One node of an architecture.
 *
 * @param operation what it computes
 * @param inputs indices of the nodes whose outputs it takes, in order
 */
public record Node(Operation operation, List<Integer> inputs) implements Serializable {

  /** Copies the inputs. */
  public Node {
    inputs = List.copyOf(inputs);
  }
}
