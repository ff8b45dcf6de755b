package org.evosearch.dataset.signal;

import java.util.Arrays;

/** Of which lengths the signals of users may be. */
public enum Lengths {
  /** Only of the one that networks take. */
  EQUAL,
  /** Of any: longer signals lose their end, shorter ones end in zeros. */
  FITTED;

  /**
   * A signal that is cut or filled up.
   *
   * @param signal an array for each channel
   * @param length that its channels get
   */
  public static double[][] fitted(double[][] signal, int length) {
    return Arrays.stream(signal)
        .map(channel -> Arrays.copyOf(channel, length))
        .toArray(double[][]::new);
  }
}
