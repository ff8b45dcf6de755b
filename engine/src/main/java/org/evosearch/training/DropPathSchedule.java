package org.evosearch.training;

/**
 * The schedule of the drop-path rate; a network's {@code DropPath} operations have the final rate.
 */
public enum DropPathSchedule {
  /** The final rate from the start. */
  CONSTANT,
  /**
   * From 0 in even steps, one per epoch. Barret Zoph et al.: Learning Transferable Architectures
   * for Scalable Image Recognition. CVPR 2018 (ScheduledDropPath).
   */
  LINEAR;

  /**
   * The share of the final rate that an epoch has.
   *
   * @param epoch from 0, fewer than the epochs
   * @param epochs of the whole training run
   */
  public double share(int epoch, int epochs) {
    return switch (this) {
      case CONSTANT -> 1;
      case LINEAR -> (double) epoch / epochs;
    };
  }
}
