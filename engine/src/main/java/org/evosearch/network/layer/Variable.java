package org.evosearch.network.layer;

import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import org.jspecify.annotations.Nullable;

/** An array that belongs to a layer and is saved with it: a weight or a running statistic. */
public final class Variable {

  private final Parameter parameter;
  private @Nullable PtNDArray piece;
  private boolean rounded;

  /** A variable of what DJL keeps. */
  Variable(Parameter parameter) {
    this.parameter = parameter;
  }

  /** The array as DJL keeps it. */
  Parameter parameter() {
    return parameter;
  }

  /**
   * From now on a pass takes this array in the place of its own; null for its own.
   *
   * @param precision of its numbers
   */
  void take(@Nullable PtNDArray other, Precision precision) {
    piece = other;
    rounded = other != null && precision != Precision.FLOAT32;
  }

  /** Whether what a pass takes is rounded to a lower precision. */
  boolean isRounded() {
    return rounded;
  }

  /** The array that a pass takes, once it was made. */
  public PtNDArray array() {
    PtNDArray taken = piece;
    return taken == null ? (PtNDArray) parameter.getArray() : taken;
  }
}
