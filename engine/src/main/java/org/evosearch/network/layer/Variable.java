package org.evosearch.network.layer;

import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import org.jspecify.annotations.Nullable;

/** An array that belongs to a layer and is saved with it: a weight or a running statistic. */
public final class Variable {

  private final Parameter parameter;
  private @Nullable PtNDArray piece;
  private boolean rounded;

  /** A variable whose array is a parameter of DJL. */
  Variable(Parameter parameter) {
    this.parameter = parameter;
  }

  /** The parameter of DJL. */
  Parameter parameter() {
    return parameter;
  }

  /**
   * Lets passes take this array in place of its own; null for its own.
   *
   * @param precision of its numbers
   */
  void take(@Nullable PtNDArray other, Precision precision) {
    piece = other;
    rounded = other != null && precision != Precision.FLOAT32;
  }

  /** Whether the array that a pass takes is rounded to a lower precision. */
  boolean isRounded() {
    return rounded;
  }

  /** The array that a pass takes, once it exists. */
  public PtNDArray array() {
    PtNDArray taken = piece;
    return taken == null ? (PtNDArray) parameter.getArray() : taken;
  }
}
