package org.evosearch.control;

/**
 * Simulates two poles of different length on a cart that moves on a track, by the fourth-order
 * Runge-Kutta method.
 *
 * <p>The state is (x, x', a, a', b, b'): position of the cart in meters and its velocity per
 * second, angle of the long pole to the vertical in radians and its velocity per second, the same
 * of the short pole.
 *
 * <p>Alexis P. Wieland: Evolving Neural Network Controllers for Unstable Systems. IJCNN 1991; sizes
 * as in Faustino Gomez and Risto Miikkulainen: Solving Non-Markovian Control Tasks with
 * Neuro-Evolution. IJCAI 1999, appendix. The track has no friction.
 */
final class PolesOnCart {

  private static final double GRAVITY = -9.8;
  private static final double CART_MASS = 1.0;
  private static final double HINGE_FRICTION = 0.000002;

  /** Masses of the poles in kilograms, halves of their lengths in meters; long pole first. */
  private static final double[] MASSES = {0.1, 0.01};

  private static final double[] HALF_LENGTHS = {0.5, 0.05};

  /** Time step, in seconds. */
  private static final double STEP = 0.01;

  private final double[] state;

  PolesOnCart(double... start) {
    this.state = start.clone();
  }

  /** The value of one state variable. */
  double at(int variable) {
    return state[variable];
  }

  /** All state variables. */
  double[] state() {
    return state.clone();
  }

  /**
   * Advances the simulation by 0.01 seconds.
   *
   * @param force on the cart, in newtons
   */
  void advance(double force) {
    double[] first = derivatives(state, force);
    double[] second = derivatives(moved(first, STEP / 2), force);
    double[] third = derivatives(moved(second, STEP / 2), force);
    double[] fourth = derivatives(moved(third, STEP), force);
    for (int i = 0; i < state.length; i++) {
      state[i] += STEP / 6 * (first[i] + 2 * second[i] + 2 * third[i] + fourth[i]);
    }
  }

  private double[] moved(double[] slope, double time) {
    double[] there = new double[state.length];
    for (int i = 0; i < there.length; i++) {
      there[i] = state[i] + time * slope[i];
    }
    return there;
  }

  private static double[] derivatives(double[] at, double force) {
    double forces = force;
    double mass = CART_MASS;
    for (int pole = 0; pole < 2; pole++) {
      double cosine = StrictMath.cos(angle(at, pole));
      double massTimesLength = MASSES[pole] * HALF_LENGTHS[pole];
      double spin = velocity(at, pole);
      forces +=
          massTimesLength * spin * spin * StrictMath.sin(angle(at, pole))
              + 0.75 * MASSES[pole] * cosine * torque(at, pole);
      mass += MASSES[pole] * (1 - 0.75 * cosine * cosine);
    }
    double acceleration = forces / mass;
    return new double[] {
      at[1],
      acceleration,
      at[3],
      angularAcceleration(at, 0, acceleration),
      at[5],
      angularAcceleration(at, 1, acceleration)
    };
  }

  private static double angularAcceleration(double[] at, int pole, double acceleration) {
    double pushed = acceleration * StrictMath.cos(angle(at, pole));
    return -0.75 * (pushed + torque(at, pole)) / HALF_LENGTHS[pole];
  }

  /** Acceleration by friction in the hinge and by gravity, in meters per second squared. */
  private static double torque(double[] at, int pole) {
    return HINGE_FRICTION * velocity(at, pole) / (MASSES[pole] * HALF_LENGTHS[pole])
        + GRAVITY * StrictMath.sin(angle(at, pole));
  }

  private static double angle(double[] at, int pole) {
    return at[2 + 2 * pole];
  }

  private static double velocity(double[] at, int pole) {
    return at[3 + 2 * pole];
  }
}
