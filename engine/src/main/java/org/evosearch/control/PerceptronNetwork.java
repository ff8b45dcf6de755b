package org.evosearch.control;

import java.util.List;

/** A perceptron with tanh in its hidden layers and the logistic function at its outputs. */
final class PerceptronNetwork implements NeuralNetwork {

  private final int[] layers;
  private final double[] weights;

  /**
   * Creates a network.
   *
   * @param layers widths from the inputs to the outputs
   * @param weights unit by unit, the bias of a unit after its weights
   */
  PerceptronNetwork(List<Integer> layers, double[] weights) {
    this.layers = layers.stream().mapToInt(Integer::intValue).toArray();
    this.weights = weights;
  }

  @Override
  public double[] activate(double... inputs) {
    double[] values = inputs;
    int next = 0;
    for (int layer = 1; layer < layers.length; layer++) {
      double[] sums = new double[layers[layer]];
      for (int unit = 0; unit < sums.length; unit++) {
        sums[unit] = activated(layer, sum(values, next));
        next += values.length + 1;
      }
      values = sums;
    }
    return values;
  }

  private double sum(double[] values, int first) {
    double sum = weights[first + values.length];
    for (int i = 0; i < values.length; i++) {
      sum += weights[first + i] * values[i];
    }
    return sum;
  }

  private double activated(int layer, double sum) {
    return layer == layers.length - 1 ? NeuronNetwork.logistic(sum) : StrictMath.tanh(sum);
  }

  @Override
  public int delay() {
    return 1;
  }

  @Override
  public void reset() {}
}
