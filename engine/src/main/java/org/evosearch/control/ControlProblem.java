package org.evosearch.control;

/** A problem for a network with given weights. Its scores are a function of the network. */
public interface ControlProblem {

  /** Number of inputs that a network needs, without the bias. */
  int inputs();

  /** Number of outputs that it needs. */
  int outputs();

  /** Scores a network, which is activated many times. */
  ControlScore score(NeuralNetwork network);
}
