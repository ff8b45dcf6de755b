package org.evosearch.dataset.signal;

import java.util.Arrays;

/** The lengths that users' signals may have. */
public enum Lengths {
  /** Only the length that networks take. */
  EQUAL,
  /** Any length: longer signals are truncated, shorter ones padded with zeros at the end. */
  FITTED;

  /**
   * A signal truncated or padded with zeros at the end.
   *
   * @param signal an array for each channel
   * @param length of the result's channels
   */
  public static double[][] fitted(double[][] signal, int length) {
    return Arrays.stream(signal)
        .map(channel -> Arrays.copyOf(channel, length))
        .toArray(double[][]::new);
  }
}
