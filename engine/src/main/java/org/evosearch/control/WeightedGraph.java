package org.evosearch.control;

import java.io.Serializable;
import java.util.List;

/**
 * A network of single neurons, each the logistic function of a weighted sum.
 *
 * <p>Values are numbered: 0 to {@code inputs - 1} are the inputs, {@code inputs} is the bias, which
 * is always 1, and {@code inputs + 1 + k} is neuron k.
 *
 * @param inputs number of inputs, at least 1
 * @param wiring which connections there may be, and with it the order of computation
 * @param neurons if the wiring is feed-forward, each after those it takes values from
 * @param outputNeurons which of the neurons are outputs, in order
 */
public record WeightedGraph(
    int inputs, Wiring wiring, List<Neuron> neurons, List<Integer> outputNeurons)
    implements Phenotype {

  /**
   * A neuron.
   *
   * @param sources numbers of the values it takes, in ascending order
   * @param weights one for each source
   */
  public record Neuron(List<Integer> sources, List<Double> weights) implements Serializable {

    /** Copies the lists. */
    public Neuron {
      sources = List.copyOf(sources);
      weights = List.copyOf(weights);
      if (sources.size() != weights.size()) {
        throw new IllegalArgumentException(
            "Invalid neuron: " + sources.size() + " sources, " + weights.size() + " weights");
      }
    }
  }

  /**
   * Copies the lists and checks that neurons take only values that exist when they are computed.
   */
  public WeightedGraph {
    neurons = List.copyOf(neurons);
    outputNeurons = List.copyOf(outputNeurons);
    for (int k = 0; k < neurons.size(); k++) {
      int known = inputs + 1 + (wiring == Wiring.FEED_FORWARD ? k : neurons.size());
      requireBelow(known, neurons.get(k).sources());
    }
    requireBelow(neurons.size(), outputNeurons);
  }

  private static void requireBelow(int limit, List<Integer> numbers) {
    if (numbers.stream().anyMatch(number -> number < 0 || number >= limit)) {
      throw new IllegalArgumentException("Invalid numbers: " + numbers + " (below " + limit + ")");
    }
  }

  @Override
  public int outputs() {
    return outputNeurons.size();
  }

  @Override
  public long parameters() {
    return neurons.stream().mapToLong(neuron -> neuron.weights().size()).sum();
  }

  @Override
  public NeuralNetwork network() {
    return new NeuronNetwork(this);
  }
}
