package org.evosearch.network;

import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.Input;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Product;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.Zero;
import org.evosearch.network.layer.ForwardPass;
import org.evosearch.network.layer.Layer;
import org.evosearch.network.layer.Mode;

/**
 * The nodes that are computed in one mode, in order, and the results that can be closed after each.
 *
 * <p>Nodes that the output does not depend on, nodes that pass their input on, and zeros in a sum
 * with other inputs are left out. A result is closed after its last use; libtorch itself holds what
 * the gradient needs of it.
 */
final class Schedule {

  private final List<Layer> layers;
  private final Mode mode;
  private final int size;

  /** For each node the node whose output it passes on, itself if it computes something. */
  private final int[] source;

  private final List<Step> steps = new ArrayList<>();

  Schedule(Architecture architecture, List<Layer> layers, Mode mode) {
    this.layers = layers;
    this.mode = mode;
    this.size = architecture.nodes().size();
    this.source = new int[size];
    List<int[]> inputs = inputs(architecture.nodes());
    BitSet needed = neededFor(output(), inputs);
    needed.stream()
        .filter(node -> node > 0)
        .forEach(node -> steps.add(step(node, architecture, inputs.get(node))));
    markLastUses();
  }

  private Step step(int node, Architecture architecture, int[] inputs) {
    return new Step(node, architecture.nodes().get(node).operation(), layers.get(node), inputs);
  }

  private List<int[]> inputs(List<Node> nodes) {
    List<int[]> inputs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Node node = nodes.get(i);
      int[] sources = node.inputs().stream().mapToInt(input -> source[input]).toArray();
      int[] kept = node.operation() instanceof Sum ? withoutZeros(sources, nodes) : sources;
      inputs.add(kept);
      source[i] = source(i, node.operation(), kept);
    }
    return inputs;
  }

  private static int[] withoutZeros(int[] sources, List<Node> nodes) {
    int[] kept =
        Arrays.stream(sources)
            .filter(input -> !(nodes.get(input).operation() instanceof Zero))
            .toArray();
    return kept.length == 0 ? new int[] {sources[0]} : kept;
  }

  private int source(int index, Operation operation, int[] inputs) {
    if (operation instanceof Input) {
      return 0;
    }
    boolean merges = operation instanceof Sum || operation instanceof Product;
    boolean passesOn = layers.get(index).passesOn(mode) || (merges && inputs.length == 1);
    return passesOn ? inputs[0] : index;
  }

  private static BitSet neededFor(int output, List<int[]> inputs) {
    BitSet needed = new BitSet();
    needed.set(output);
    for (int i = output; i > 0; i--) {
      if (needed.get(i)) {
        Arrays.stream(inputs.get(i)).forEach(needed::set);
      }
    }
    return needed;
  }

  private void markLastUses() {
    BitSet seen = new BitSet();
    seen.set(output());
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      step.lasts = Arrays.stream(step.inputs).distinct().filter(k -> !seen.get(k)).toArray();
      step.closes = Arrays.stream(step.lasts).filter(k -> k > 0).toArray();
      Arrays.stream(step.inputs).forEach(seen::set);
    }
  }

  private int output() {
    return source[size - 1];
  }

  /** The nodes through which all paths lead: no other result is in use once one is computed. */
  List<Integer> bottlenecks() {
    BitSet used = new BitSet();
    used.set(0);
    List<Integer> alone = new ArrayList<>();
    for (Step step : steps) {
      used.set(step.node);
      Arrays.stream(step.lasts).forEach(used::clear);
      if (used.cardinality() == 1 && used.get(step.node)) {
        alone.add(step.node);
      }
    }
    return alone;
  }

  /** Computes the output, always as a new array. */
  PtNDArray run(PtNDArray images, ForwardPass pass) {
    PtNDArray[] results = new PtNDArray[size];
    results[0] = images;
    for (Step step : steps) {
      step.run(results, pass);
    }
    PtNDArray output = results[output()];
    return steps.isEmpty() ? (PtNDArray) output.duplicate() : output;
  }

  /** The computation of one node. */
  private static final class Step {

    private final int node;
    private final Operation operation;
    private final Layer layer;
    private final int[] inputs;

    /** Nodes whose results are used here for the last time. */
    private int[] lasts = {};

    /** The same without the images, which the caller owns. */
    private int[] closes = {};

    Step(int node, Operation operation, Layer layer, int[] inputs) {
      this.node = node;
      this.operation = operation;
      this.layer = layer;
      this.inputs = inputs;
    }

    void run(PtNDArray[] results, ForwardPass pass) {
      PtNDArray[] arguments = new PtNDArray[inputs.length];
      for (int i = 0; i < inputs.length; i++) {
        arguments[i] = results[inputs[i]];
      }
      pass.observer().sees(operation, arguments[0]);
      results[node] = pass.observer().passes(node, layer.forward(arguments, pass));
      for (int last : closes) {
        results[last].close();
      }
    }
  }
}
