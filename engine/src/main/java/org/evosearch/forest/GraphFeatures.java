package org.evosearch.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Features counted on a network's graph, by name: operations by kind and level, the most and the
 * fewest of a kind on a path from input to output, degrees, widths, depth and size. A level is the
 * number of times that the resolution was halved; tokens and vectors have levels of their own.
 * Absent features are 0.
 *
 * <p>Gabriela Kadlecová, Jovita Lukasik, Martin Pilát, Petra Vidnerová, Mahmoud Safari, Roman
 * Neruda, Frank Hutter: Surprisingly Strong Performance Prediction with Neural Graph Features. ICML
 * 2024: counts of operations, path lengths and degrees. Deviation: counted on the graph of the
 * whole network, not of a cell, and for each kind of operation, not for each set of kinds.
 */
public final class GraphFeatures {

  private final Architecture network;
  private final List<String> kinds;
  private final Map<String, Double> features = new TreeMap<>();

  private GraphFeatures(Architecture network) {
    this.network = network;
    this.kinds = network.nodes().stream().map(node -> kind(node.operation())).toList();
  }

  /** The features of a network. */
  public static Map<String, Double> of(Architecture network) {
    return new GraphFeatures(network).counted();
  }

  private Map<String, Double> counted() {
    for (int node = 0; node < kinds.size(); node++) {
      String level = level(node);
      add("count " + kinds.get(node), 1);
      add("count " + kinds.get(node) + " at " + level, 1);
      greatest("width at " + level, channels(network.shapes().get(node)));
      greatest("inputs", network.nodes().get(node).inputs().size());
    }
    uses();
    kinds.stream().distinct().forEach(this::paths);
    paths("depth", node -> 1);
    size();
    return features;
  }

  private void add(String name, double value) {
    features.merge(name, value, Double::sum);
  }

  private void greatest(String name, double value) {
    features.merge(name, value, Math::max);
  }

  /** A kind of operation, such as {@code convolution 3x3}. */
  static String kind(Operation operation) {
    String name = operation.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    if (operation instanceof Convolution convolution) {
      String grouped = convolution.groups() > 1 ? " grouped" : "";
      return name + " " + convolution.kernel() + grouped;
    }
    if (operation instanceof Pooling pooling) {
      return name + " " + pooling.kind();
    }
    return operation instanceof Activation activation ? name + " " + activation.function() : name;
  }

  private String level(int node) {
    TensorShape shape = network.shapes().get(node);
    if (!shape.isImage() || !network.inputShape().isImage()) {
      return shape.isTokens() ? "tokens" : "vector";
    }
    TensorShape whole = network.inputShape();
    boolean isRow = whole.height() == 1;
    double halvings =
        Math.log(
            isRow
                ? (double) whole.width() / shape.width()
                : (double) whole.height() / shape.height());
    return "level " + Math.round(halvings / Math.log(2));
  }

  private static double channels(TensorShape shape) {
    return shape.isImage() ? shape.channels() : shape.features();
  }

  private void uses() {
    int[] uses = new int[kinds.size()];
    for (Node node : network.nodes()) {
      node.inputs().forEach(input -> uses[input]++);
    }
    for (int count : uses) {
      greatest("uses", count);
      add("nodes used again", count > 1 ? 1 : 0);
    }
  }

  private void paths(String kind) {
    paths(kind, node -> kinds.get(node).equals(kind) ? 1 : 0);
  }

  /** The length that a node adds to a path. */
  private interface Length {
    double of(int node);
  }

  private void paths(String name, Length length) {
    features.put("most " + name + " on a path", path(length, Math::max));
    features.put("fewest " + name + " on a path", path(length, Math::min));
  }

  /** The length of the longest or the shortest path from the input to the output. */
  private double path(Length length, DoubleBinaryOperator better) {
    List<Double> lengths = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      double before =
          network.nodes().get(i).inputs().stream()
              .mapToDouble(lengths::get)
              .reduce(better)
              .orElse(0);
      lengths.add(before + length.of(i));
    }
    return lengths.get(lengths.size() - 1);
  }

  private void size() {
    Footprint footprint = Footprint.of(network);
    features.put("parameters", (double) footprint.parameters());
    features.put("multiply-adds", (double) footprint.multiplyAdds());
    features.put("activations", (double) footprint.activations());
    features.put("inputs of the network", (double) network.inputShape().elements());
    features.put("outputs", (double) network.outputShape().elements());
  }
}
