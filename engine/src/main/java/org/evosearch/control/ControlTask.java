package org.evosearch.control;

/** The problems that there are. */
public enum ControlTask {
  /** Exclusive or of two bits. */
  XOR(Patterns.xor()),
  /** Two intertwined spirals in the plane. */
  TWO_SPIRALS(Patterns.twoSpirals()),
  /** Two poles on a cart, all six state variables are seen. */
  DOUBLE_POLE(new DoublePole(true)),
  /** Two poles on a cart, positions and angles are seen and velocities are not. */
  DOUBLE_POLE_WITHOUT_VELOCITY(new DoublePole(false));

  private final ControlProblem problem;

  ControlTask(ControlProblem problem) {
    this.problem = problem;
  }

  /** The problem, which has no state. */
  public ControlProblem problem() {
    return problem;
  }
}
