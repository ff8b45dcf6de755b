package org.evosearch.training;

import java.util.Set;

/**
 * The learning rates of weights, some of which were trained before.
 *
 * @param share factor of the learning rate
 * @param warmUp share of the steps in which the rate grows linearly to that
 * @param slow names of weights that are frozen in the first epoch, and then updated at a tenth of
 *     the rate
 */
public record Pace(double share, double warmUp, Set<String> slow) {

  /** All weights have the learning rate of the plan. */
  static final Pace NORMAL = new Pace(1, 0, Set.of());

  /** Factor of the learning rate of slow weights, after the first epoch. */
  static final double SLOW_SHARE = 0.1;

  /** Copies the set. */
  public Pace {
    slow = Set.copyOf(slow);
  }

  /**
   * The pace of networks that inherit weights: half of the rate, which is reached after a tenth of
   * the steps.
   */
  public static Pace inherited(Set<String> slow) {
    return new Pace(0.5, 0.1, slow);
  }

  /**
   * Factor of the learning rate of a step.
   *
   * @param step from 0
   * @param steps of the whole training run
   */
  double at(long step, long steps) {
    double warm = Math.ceil(warmUp * steps);
    return share * (warm == 0 ? 1 : Math.min(1, (step + 1) / warm));
  }
}
