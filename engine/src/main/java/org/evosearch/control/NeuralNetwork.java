package org.evosearch.control;

/** A network that can be activated. Recurrent ones remember earlier activations. */
public interface NeuralNetwork {

  /**
   * Activates the network once.
   *
   * @param inputs as many as the network has
   * @return the outputs, each in (0, 1)
   */
  double[] activate(double... inputs);

  /** After how many activations a change of the inputs has reached each output. */
  int delay();

  /** Forgets all earlier activations. */
  void reset();
}
