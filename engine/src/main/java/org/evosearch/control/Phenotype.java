package org.evosearch.control;

import java.io.Serializable;

/** A network with its weights, or what its weights are rebuilt from: a value that travels. */
public sealed interface Phenotype extends Serializable permits SeededPerceptron, WeightedGraph {

  /** How many inputs the network has. */
  int inputs();

  /** How many outputs it has. */
  int outputs();

  /** How many weights it has, biases included. */
  long parameters();

  /** A new network that has not been activated yet. */
  NeuralNetwork network();

  /** The one text form, one line of JSON; equal phenotypes have equal texts. */
  default String text() {
    return PhenotypeJson.write(this);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is none
   */
  static Phenotype parse(String text) {
    return PhenotypeJson.read(text);
  }
}
