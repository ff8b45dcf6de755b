package org.evosearch.training.optimizer;

/** The schedule of the learning rate. */
public enum LearningRateSchedule {
  /** Constant. */
  CONSTANT,
  /** Cosine decay to 0. Ilya Loshchilov, Frank Hutter: SGDR. ICLR 2017, equation 5. */
  COSINE,
  /** Linear decay to 0. */
  LINEAR;

  /**
   * The learning rate of a step.
   *
   * @param start at step 0
   * @param step from 0, fewer than the steps
   * @param steps of the whole training run
   */
  public double at(double start, long step, long steps) {
    return switch (this) {
      case CONSTANT -> start;
      case COSINE -> start * (1 + Math.cos(Math.PI * step / steps)) / 2;
      case LINEAR -> start * (steps - step) / steps;
    };
  }
}
