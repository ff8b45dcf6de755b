package org.evosearch.export.onnx;

/**
 * What an ONNX graph does before and after the network.
 *
 * @param input what it takes
 * @param output what it returns
 */
public record OnnxOptions(Input input, Output output) {

  /** What a graph takes. */
  public enum Input {
    /** Pixels from 0 to the maximum, or values of signals, which the graph normalizes. */
    PIXELS,
    /** Rows as the table has them, which the graph prepares. */
    ROWS,
    /** Normalized images or signals, or prepared rows. */
    NORMALIZED
  }

  /** What a graph returns for classes. */
  public enum Output {
    /** Scores before softmax. */
    LOGITS,
    /** Probabilities that add up to 1. */
    PROBABILITIES
  }
}
