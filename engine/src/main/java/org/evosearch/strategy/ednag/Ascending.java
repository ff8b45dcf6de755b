package org.evosearch.strategy.ednag;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Indices in the order of a key. */
final class Ascending {

  private Ascending() {}

  /** The indices from 0, those of the smallest key first; of equal keys the smaller index. */
  static List<Integer> by(int size, IntToDoubleFunction key) {
    return IntStream.range(0, size)
        .boxed()
        .sorted(Comparator.comparingDouble(key::applyAsDouble))
        .toList();
  }
}
