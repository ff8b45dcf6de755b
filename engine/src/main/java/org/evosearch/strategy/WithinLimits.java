package org.evosearch.strategy;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Draws again what is known to exceed limits, before anything is spent on it. */
public final class WithinLimits {

  private static final int ATTEMPTS = 100;

  private WithinLimits() {}

  /**
   * The first draw that keeps to the limits. Where none of many does, the one that exceeds them
   * least, so that a search finds its way to what is allowed; of equals the earlier one.
   *
   * @param source a draw, empty where it was in vain
   * @param excess by how much something exceeds the limits, 0 where they hold
   * @return empty if all draws were in vain
   */
  public static <T> Optional<T> draw(Supplier<Optional<T>> source, ToDoubleFunction<T> excess) {
    Optional<T> closest = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
      Optional<T> drawn = source.get();
      double over = drawn.isPresent() ? excess.applyAsDouble(drawn.get()) : least;
      if (over < least) {
        closest = drawn;
        least = over;
      }
    }
    return closest;
  }
}
