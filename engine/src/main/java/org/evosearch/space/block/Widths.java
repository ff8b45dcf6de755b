package org.evosearch.space.block;

import java.util.List;

/**
 * Numbers of channels by level: each level doubles them, times its multiplier and a gene.
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

  /** Channels at a level, rounded to a multiple of 8. */
  public int at(int level, double gene) {
    double exact = channels * (1 << level) * multipliers.get(level) * gene;
    return Math.max(1, (int) Math.round(exact / STEP)) * STEP;
  }
}
