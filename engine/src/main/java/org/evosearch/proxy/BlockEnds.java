package org.evosearch.proxy;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Product;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.network.Network;

/**
 * The nodes at which the blocks of a network end. Among the nodes through which all paths lead, a
 * block begins where branches merge and where resolution or channels change; it ends with the
 * merge, or with the last node before the next block that is not an activation.
 */
final class BlockEnds {

  private final Architecture architecture;
  private final List<Integer> ends = new ArrayList<>();
  private boolean merged;
  private TensorShape shape;

  private BlockEnds(Architecture architecture) {
    this.architecture = architecture;
    this.shape = architecture.inputShape();
  }

  /**
   * The ends, in order: those of feature maps and tokens if there are several, otherwise all, the
   * logits included.
   */
  static List<Integer> of(Network network) {
    BlockEnds blocks = new BlockEnds(network.architecture());
    network.bottlenecks().forEach(blocks::add);
    List<TensorShape> shapes = network.architecture().shapes();
    List<Integer> maps = blocks.ends.stream().filter(node -> !shapes.get(node).isVector()).toList();
    return maps.size() > 1 ? maps : blocks.ends;
  }

  private void add(int node) {
    Operation operation = architecture.nodes().get(node).operation();
    TensorShape here = architecture.shapes().get(node);
    boolean merges = merges(operation);
    if (merges || ends.isEmpty() || !here.equals(shape)) {
      ends.add(node);
      merged = merges;
    } else if (!merged && !(operation instanceof Activation)) {
      ends.set(ends.size() - 1, node);
    }
    shape = here;
  }

  private static boolean merges(Operation operation) {
    return operation instanceof Sum
        || operation instanceof Concatenation
        || operation instanceof Product;
  }
}
