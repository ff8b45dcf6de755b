package org.evosearch.training;

import java.util.Set;

/**
 * How fast weights move where some of them were trained before.
 *
 * @param share of the learning rate
 * @param warmUp share of the steps in which the rate grows to that, evenly
 * @param slow names of weights that stay as they are in the first epoch and then move at a tenth of
 *     the rate
 */
public record Pace(double share, double warmUp, Set<String> slow) {

  /** All weights move as the plan says. */
  static final Pace NORMAL = new Pace(1, 0, Set.of());

  /** Share of the rate of slow weights, once they move. */
  static final double SLOW_SHARE = 0.1;

  /** Copies the set. */
  public Pace {
    slow = Set.copyOf(slow);
  }

  /**
   * The pace of networks that begin with weights of others: half of the rate, which it reaches
   * after a tenth of the steps.
   */
  public static Pace inherited(Set<String> slow) {
    return new Pace(0.5, 0.1, slow);
  }

  /**
   * What the learning rate of a step is multiplied with.
   *
   * @param step from 0
   * @param steps of the whole training
   */
  double at(long step, long steps) {
    double warm = Math.ceil(warmUp * steps);
    return share * (warm == 0 ? 1 : Math.min(1, (step + 1) / warm));
  }
}
