package org.evosearch.export;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.evosearch.architecture.operation.RelativeAttention;

/**
 * For each pair of T tokens, a class token and patches, the index of the vector that belongs to the
 * distance between them: 0 where the class token is one of them, 1 to 2 reach + 1 otherwise.
 *
 * @param operation which tokens there are and how far distances reach
 */
public record TokenDistances(RelativeAttention operation) {

  /** Indices by the distance in rows, (T, T), row-major. */
  public long[] ofRows() {
    return numbers(patch -> patch / operation.columns());
  }

  /** Indices by the distance in columns, (T, T), row-major. */
  public long[] ofColumns() {
    return numbers(patch -> patch % operation.columns());
  }

  private long[] numbers(IntUnaryOperator coordinate) {
    int tokens = operation.rows() * operation.columns() + 1;
    return IntStream.range(0, tokens * tokens)
        .mapToLong(pair -> number(pair / tokens, pair % tokens, coordinate))
        .toArray();
  }

  private int number(int from, int to, IntUnaryOperator coordinate) {
    if (from == 0 || to == 0) {
      return 0;
    }
    int reach = operation.reach();
    int distance = coordinate.applyAsInt(to - 1) - coordinate.applyAsInt(from - 1);
    return Math.max(-reach, Math.min(reach, distance)) + reach + 1;
  }
}
