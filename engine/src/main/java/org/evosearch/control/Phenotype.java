package org.evosearch.control;

import java.io.Serializable;

/** A network with its weights, or with the seeds that they are rebuilt from; serializable. */
public sealed interface Phenotype extends Serializable permits SeededPerceptron, WeightedGraph {

  /** Number of inputs of the network. */
  int inputs();

  /** Number of its outputs. */
  int outputs();

  /** Number of its weights, biases included. */
  long parameters();

  /** A new network that has not been activated yet. */
  NeuralNetwork network();

  /** The text form, one line of JSON; equal phenotypes have equal texts. */
  default String text() {
    return PhenotypeJson.write(this);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not one of a phenotype
   */
  static Phenotype parse(String text) {
    return PhenotypeJson.read(text);
  }
}
