package org.evosearch.export;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evosearch.architecture.Architecture;
import org.evosearch.network.NamedArray;

/** A network with its weights and running statistics, outside of any framework. */
public final class TrainedNetwork {

  private final Architecture architecture;
  private final ModelFacts facts;
  private final List<NamedArray> arrays;
  private final Map<String, NamedArray> byName = new HashMap<>();

  /**
   * Creates a network.
   *
   * @param arrays weights and running statistics, with names such as {@code 3.Convolution.weight}
   * @throws IllegalArgumentException if the facts are those of another network; one line
   */
  public TrainedNetwork(Architecture architecture, List<NamedArray> arrays, ModelFacts facts) {
    this.architecture = architecture;
    this.arrays = List.copyOf(arrays);
    this.facts = facts;
    arrays.forEach(array -> byName.put(array.name(), array));
    check(facts.classNames().size(), architecture.outputShape().features(), "class_names");
    facts.table().ifPresent(table -> check(table, architecture));
    facts
        .pixels()
        .ifPresent(
            pixels -> check(pixels.channels(), architecture.inputShape().channels(), "means"));
  }

  private static void check(TableFacts table, Architecture architecture) {
    if (!architecture.inputShape().isVector()) {
      throw new IllegalArgumentException("Invalid columns: the network takes no rows");
    }
    check(table.inputs().size(), architecture.inputShape().features(), "inputs");
    check(table.targets().size(), architecture.outputShape().features(), "targets");
  }

  private static void check(int count, int needed, String key) {
    if (count != 0 && count != needed) {
      throw new IllegalArgumentException(
          "Invalid " + key + ": " + count + " values (the network has " + needed + ")");
    }
  }

  /** The graph. */
  public Architecture architecture() {
    return architecture;
  }

  /** The facts that its users need. */
  public ModelFacts facts() {
    return facts;
  }

  /** Weights and running statistics, in the order of the nodes. */
  public List<NamedArray> arrays() {
    return arrays;
  }

  /**
   * An array of a node.
   *
   * @param node index in the architecture
   * @param name in the node, such as {@code weight}
   */
  public NamedArray array(int node, String name) {
    String kind = architecture.nodes().get(node).operation().getClass().getSimpleName();
    NamedArray array = byName.get(node + "." + kind + "." + name);
    if (array == null) {
      throw new IllegalArgumentException("Node " + node + ", " + kind + ", has no " + name);
    }
    return array;
  }

  /**
   * Checks that the weights fit in one file of 2 GiB, with 1 MiB to spare for the rest of it.
   *
   * @param file what holds them, for the message
   * @throws ModelException if they do not; one line
   */
  public void requireOneFile(String file) {
    requireOneFile(file, arrays.stream().mapToLong(array -> array.values().remaining()).sum());
  }

  static void requireOneFile(String file, long bytes) {
    if (bytes > Integer.MAX_VALUE - (1 << 20)) {
      throw new ModelException(
          String.format(
              Locale.ROOT,
              "Cannot export the network: its weights take %d MiB (%s holds 2047)",
              bytes >> 20,
              file));
    }
  }
}
