package org.evosearch.training;

import java.io.Serializable;
import org.evosearch.network.layer.Precision;

/**
 * With what numbers and by what algorithms a device computes. TF32 and algorithms concern GPUs
 * alone.
 *
 * @param precision of convolutions, linear maps and attention while networks are trained
 * @param tf32 where products of float32 may be rounded
 * @param algorithms which of them libtorch may choose
 * @param attention by how many operations it is computed
 */
public record Arithmetic(Precision precision, Tf32 tf32, Algorithms algorithms, Attention attention)
    implements Serializable {

  /** As libtorch does by itself. */
  public static final Arithmetic PLAIN =
      new Arithmetic(Precision.FLOAT32, Tf32.CONVOLUTIONS, Algorithms.ANY, Attention.PLAIN);

  /** Arithmetic whose attention is plain. */
  public Arithmetic(Precision precision, Tf32 tf32, Algorithms algorithms) {
    this(precision, tf32, algorithms, Attention.PLAIN);
  }

  /** Which products of float32 numbers are computed with 11 bits of each, on GPUs that can. */
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
    /** By rules. */
    ANY,
    /** Those of convolutions by trying all for each new shape, which may be another each time. */
    BENCHMARK,
    /** By rules, among those that give the same each time. */
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
