package org.evosearch.control;

/** A network that can be activated. Recurrent ones keep state between activations. */
public interface NeuralNetwork {

  /**
   * Activates the network once.
   *
   * @param inputs as many as the network has
   * @return the outputs, each in (0, 1)
   */
  double[] activate(double... inputs);

  /** Number of activations after which a change of the inputs has reached every output. */
  int delay();

  /** Clears the state of all earlier activations. */
  void reset();
}
