package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/** Squared error of standardized numbers; the mean over several targets. */
record SquaredError() implements Criterion {

  @Override
  public NDArray mean(NDArray outputs, NDArray targets) {
    return outputs.sub(targets).square().mean();
  }

  @Override
  public NDArray sum(NDArray outputs, NDArray targets) {
    return outputs.sub(targets).square().mean(new int[] {1}).sum();
  }

  @Override
  public Optional<NDArray> right(NDArray outputs, NDArray targets) {
    return Optional.empty();
  }
}
