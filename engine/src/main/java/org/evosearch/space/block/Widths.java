package org.evosearch.space.block;

import java.util.List;

/**
 * How many channels there are at each level: twice as many where sides are halved, times genes.
 *
 * @param channels at level 0
 * @param multipliers of each level
 */
public record Widths(int channels, List<Double> multipliers) {

  private static final int STEP = 8;

  /** Copies the list. */
  public Widths {
    multipliers = List.copyOf(multipliers);
  }

  /** Channels at a level, a multiple of 8. */
  public int at(int level, double gene) {
    double exact = channels * (1 << level) * multipliers.get(level) * gene;
    return Math.max(1, (int) Math.round(exact / STEP)) * STEP;
  }
}
