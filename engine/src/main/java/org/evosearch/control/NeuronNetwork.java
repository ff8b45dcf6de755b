package org.evosearch.control;

import java.util.Arrays;
import java.util.List;

/** Evaluates a {@link WeightedGraph}, which it keeps as arrays. */
final class NeuronNetwork implements NeuralNetwork {

  /**
   * Steepness of the logistic function, which makes it nearly linear between -0.5 and 0.5. Stanley
   * and Miikkulainen 2002, section 4.1.
   */
  private static final double STEEPNESS = 4.9;

  private final int inputs;
  private final int[][] sources;
  private final double[][] weights;
  private final int[] outputs;

  /** All values before the current activation; in a network without cycles, the current ones. */
  private final double[] before;

  private final double[] after;

  NeuronNetwork(WeightedGraph graph) {
    List<WeightedGraph.Neuron> neurons = graph.neurons();
    this.inputs = graph.inputs();
    this.sources = neurons.stream().map(n -> ints(n.sources())).toArray(int[][]::new);
    this.weights = neurons.stream().map(n -> doubles(n.weights())).toArray(double[][]::new);
    this.outputs = ints(graph.outputNeurons());
    this.before = new double[inputs + 1 + neurons.size()];
    // One array for both: neurons read the new values of those before them.
    this.after = graph.wiring() == Wiring.FEED_FORWARD ? before : new double[before.length];
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double[] doubles(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public double[] activate(double... values) {
    System.arraycopy(values, 0, before, 0, inputs);
    before[inputs] = 1;
    for (int k = 0; k < sources.length; k++) {
      after[inputs + 1 + k] = logistic(STEEPNESS * sum(sources[k], weights[k]));
    }
    System.arraycopy(after, inputs + 1, before, inputs + 1, sources.length);
    double[] result = new double[outputs.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = before[inputs + 1 + outputs[i]];
    }
    return result;
  }

  private double sum(int[] from, double[] factors) {
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      sum += factors[i] * before[from[i]];
    }
    return sum;
  }

  static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /** A path without a cycle has at most as many connections as there are neurons. */
  @Override
  public int delay() {
    return after == before ? 1 : Math.max(1, sources.length);
  }

  @Override
  public void reset() {
    Arrays.fill(before, 0);
  }
}
