package org.evosearch.export.onnx;

/**
 * What an ONNX graph does before and behind the network.
 *
 * @param input what it is given
 * @param output what it gives
 */
public record OnnxOptions(Input input, Output output) {

  /** What a graph is given. */
  public enum Input {
    /** Values of pixels from 0 to the maximum, which the graph normalizes. */
    PIXELS,
    /** Rows as the table has them, which the graph prepares. */
    ROWS,
    /** Images that were normalized, or rows that were prepared. */
    NORMALIZED
  }

  /** What a graph gives. */
  public enum Output {
    /** Scores before softmax. */
    LOGITS,
    /** Probabilities that add up to 1. */
    PROBABILITIES
  }
}
