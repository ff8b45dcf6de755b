package org.evosearch.training;

import java.io.Serializable;
import org.evosearch.network.layer.Precision;

/**
 * The number formats and algorithms with which a device computes. TF32 and algorithms concern only
 * GPUs.
 *
 * @param precision of convolutions, linear maps and attention while networks are trained
 * @param tf32 which products of float32 may be rounded
 * @param algorithms which of them libtorch may choose
 * @param attention how self-attention is computed
 */
public record Arithmetic(Precision precision, Tf32 tf32, Algorithms algorithms, Attention attention)
    implements Serializable {

  /** The defaults of libtorch. */
  public static final Arithmetic PLAIN =
      new Arithmetic(Precision.FLOAT32, Tf32.CONVOLUTIONS, Algorithms.ANY, Attention.PLAIN);

  /** Arithmetic whose attention is plain. */
  public Arithmetic(Precision precision, Tf32 tf32, Algorithms algorithms) {
    this(precision, tf32, algorithms, Attention.PLAIN);
  }

  /**
   * Which products of float32 numbers are computed with significands of 11 bits, on GPUs that can.
   */
  public enum Tf32 {
    /** Those of convolutions. */
    CONVOLUTIONS,
    /** Those of convolutions, linear maps and attention. */
    ALL,
    /** None. */
    NONE
  }

  /** How an algorithm is chosen. */
  public enum Algorithms {
    /** By heuristics. */
    ANY,
    /**
     * Those of convolutions by timing all for each new shape; the choice may differ from run to
     * run.
     */
    BENCHMARK,
    /** By heuristics, among those with reproducible results. */
    DETERMINISTIC
  }

  /** How self-attention is computed. */
  public enum Attention {
    /** Step by step, with an array of all pairs of tokens. */
    PLAIN,
    /** By one operation, which needs no such array. */
    FUSED
  }
}
