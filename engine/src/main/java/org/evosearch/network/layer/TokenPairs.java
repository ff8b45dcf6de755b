package org.evosearch.network.layer;

import ai.djl.ndarray.types.Shape;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.evosearch.architecture.operation.RelativeAttention;

/**
 * For each pair of T tokens, a class token and patches, the index of the vector that belongs to the
 * distance between them: 0 where the class token is one of them.
 *
 * @param operation which tokens there are and how far distances reach
 * @param rows indices by the distance in rows, (T, T)
 * @param columns indices by the distance in columns, (T, T)
 */
record TokenPairs(RelativeAttention operation, Constant rows, Constant columns) {

  /** Declares the indices. */
  static TokenPairs of(RelativeAttention operation, LayerArrays arrays) {
    int columns = operation.columns();
    return new TokenPairs(
        operation,
        arrays.constant(shape(operation), numbers(operation, patch -> patch / columns)),
        arrays.constant(shape(operation), numbers(operation, patch -> patch % columns)));
  }

  private static int tokens(RelativeAttention operation) {
    return operation.rows() * operation.columns() + 1;
  }

  private static Shape shape(RelativeAttention operation) {
    return new Shape(tokens(operation), tokens(operation));
  }

  private static IntToDoubleFunction numbers(
      RelativeAttention operation, IntUnaryOperator coordinate) {
    int tokens = tokens(operation);
    return place -> number(operation.reach(), place / tokens, place % tokens, coordinate);
  }

  private static int number(int reach, int from, int to, IntUnaryOperator coordinate) {
    if (from == 0 || to == 0) {
      return 0;
    }
    int distance = coordinate.applyAsInt(to - 1) - coordinate.applyAsInt(from - 1);
    return Math.max(-reach, Math.min(reach, distance)) + reach + 1;
  }
}
