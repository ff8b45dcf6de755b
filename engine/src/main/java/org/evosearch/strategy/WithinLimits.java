package org.evosearch.strategy;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Rejection sampling: draws again what is known to exceed limits. */
public final class WithinLimits {

  private static final int ATTEMPTS = 100;

  private WithinLimits() {}

  /**
   * The first draw within the limits; if none of many is, the one that exceeds them least, so that
   * a search approaches the feasible region. Ties go to the earlier draw.
   *
   * @param source draws once; empty if the draw failed
   * @param excess by how much a draw exceeds the limits, 0 if it is within them
   * @return empty if all draws failed
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
