package org.evosearch.control;

/** A problem for a network with given weights. Its scores are a function of the network. */
public interface ControlProblem {

  /** How many inputs a network needs, the bias not counted. */
  int inputs();

  /** How many outputs it needs. */
  int outputs();

  /** The score of a network, which is activated many times. */
  ControlScore score(NeuralNetwork network);
}
