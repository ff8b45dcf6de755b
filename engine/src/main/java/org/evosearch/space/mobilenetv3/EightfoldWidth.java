package org.evosearch.space.mobilenetv3;

/** Channel counts that are multiples of eight, as all of the MobileNets have them. */
final class EightfoldWidth {

  private static final int STEP = 8;

  /** Rounding takes no more than a tenth away. */
  private static final double LEAST_SHARE = 0.9;

  private EightfoldWidth() {}

  /** The nearest multiple of 8, at least 8, or the next one if that is less than nine tenths. */
  static int of(double exact) {
    int nearest = Math.max(1, (int) ((exact + STEP / 2.0) / STEP)) * STEP;
    return nearest < LEAST_SHARE * exact ? nearest + STEP : nearest;
  }
}
