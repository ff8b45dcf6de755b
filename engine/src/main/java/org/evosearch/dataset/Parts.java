package org.evosearch.dataset;

import java.util.function.Function;

/**
 * What a set is divided into.
 *
 * @param train for weights
 * @param validation for what a search decides by
 * @param test for the report at the end, and nothing else
 * @param <T> what there is of each part: its examples, or their indices or number
 */
public record Parts<T>(T train, T validation, T test) {

  /** What there is of a part. */
  public T of(Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** Something else of each part. */
  public <R> Parts<R> map(Function<? super T, ? extends R> function) {
    return new Parts<>(function.apply(train), function.apply(validation), function.apply(test));
  }
}
