package org.evosearch.space.mobilenetv3;

/** Channel counts that are multiples of eight: {@code make_divisible} of the MobileNets. */
final class DivisibleChannels {

  private static final int STEP = 8;

  /** Rounding down removes at most a tenth of the channels. */
  private static final double MIN_SHARE = 0.9;

  private DivisibleChannels() {}

  /** The nearest multiple of 8, at least 8, or the next one if that is below 0.9 of the number. */
  static int of(double exact) {
    int nearest = Math.max(1, (int) ((exact + STEP / 2.0) / STEP)) * STEP;
    return nearest < MIN_SHARE * exact ? nearest + STEP : nearest;
  }
}
