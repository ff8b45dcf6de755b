package org.evosearch.dataset;

import java.util.function.Function;

/**
 * The parts of a data set.
 *
 * @param train examples that weights are trained on
 * @param validation examples that decisions of a search are based on
 * @param test examples for the final report, and for nothing else
 * @param <T> type of what represents a part: its examples, or their indices or number
 */
public record Parts<T>(T train, T validation, T test) {

  /** The value of a part. */
  public T of(Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** Applies a function to each part. */
  public <R> Parts<R> map(Function<? super T, ? extends R> function) {
    return new Parts<>(function.apply(train), function.apply(validation), function.apply(test));
  }
}
