package org.evosearch.control;

/** The control problems that can be chosen. */
public enum ControlTask {
  /** Exclusive or of two bits. */
  XOR,
  /** Two intertwined spirals in the plane. */
  TWO_SPIRALS,
  /** Two poles on a cart; all six state variables are observed. */
  DOUBLE_POLE,
  /** Two poles on a cart; positions and angles are observed, velocities are not. */
  DOUBLE_POLE_WITHOUT_VELOCITY;

  /** The problem, which has no state. */
  public ControlProblem problem() {
    return switch (this) {
      case XOR -> Patterns.xor();
      case TWO_SPIRALS -> Patterns.twoSpirals();
      case DOUBLE_POLE -> new DoublePole(true);
      case DOUBLE_POLE_WITHOUT_VELOCITY -> new DoublePole(false);
    };
  }
}
