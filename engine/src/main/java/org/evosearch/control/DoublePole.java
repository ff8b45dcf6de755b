package org.evosearch.control;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Balancing two poles on a cart. The output moves the cart with a force between -10 and 10 newtons;
 * the network is activated every 0.02 seconds. A run ends when a pole leans by more than 36 degrees
 * or the cart has left its track of 4.8 meters.
 *
 * <p>Stanley and Miikkulainen 2002, sections 4.2 and 4.3. With velocities, fitness is the number of
 * steps of a run of at most 100,000, about half an hour, that starts with the long pole at 4
 * degrees. Without velocities it is that of Gruau: 0.1 t / 1000 + 0.9 s, where t is the number of
 * steps of a run of at most 1,000 and s is 0 below 100 steps, else 0.75 divided by how much cart
 * and long pole moved in the last 100; a network solves the problem if it then balances for 100,000
 * steps, and for 1,000 steps from at least 200 of 625 other starts. Deviation: both tests are
 * applied to every network that balances for 1,000 steps; the paper applies them to the best of a
 * generation.
 *
 * @param seesVelocities whether velocities are inputs of the network
 */
record DoublePole(boolean seesVelocities) implements ControlProblem {

  private static final int SHORT_RUN = 1_000;
  private static final int LONG_RUN = 100_000;
  private static final int LAST_STEPS = 100;
  private static final int STARTS_TO_BALANCE = 200;

  private static final double MAX_ANGLE = 36 * StrictMath.PI / 180;
  private static final double MAX_POSITION = 2.4;
  private static final double MAX_FORCE = 10;
  private static final double START_ANGLE = 4 * StrictMath.PI / 180;

  /** Divisors by which state variables are scaled to inputs of the network. */
  private static final double[] SCALES = {4.8, 2, 0.52, 2, 0.52, 2};

  /** Ranges of the four state variables in which other starts differ: x, x', a, a'. */
  private static final double[] RANGES = {
    4.32, 2.70, 7.2 * StrictMath.PI / 180, 17.2 * StrictMath.PI / 180
  };

  /** Positions of starts in these ranges, as fractions. */
  private static final double[] PLACES = {0.05, 0.25, 0.5, 0.75, 0.95};

  @Override
  public int inputs() {
    return seesVelocities ? 6 : 3;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public ControlScore score(NeuralNetwork network) {
    if (!seesVelocities) {
      return scoreWithoutVelocities(network);
    }
    int steps = run(network, LONG_RUN, start()).steps();
    return new ControlScore(steps, 100.0 * steps / LONG_RUN);
  }

  private static double[] start() {
    return new double[] {0, 0, START_ANGLE, 0, 0, 0};
  }

  private ControlScore scoreWithoutVelocities(NeuralNetwork network) {
    Run first = run(network, SHORT_RUN, start());
    double steadiness = first.steps() < LAST_STEPS ? 0 : 0.75 / first.motion();
    double fitness = 0.1 * first.steps() / SHORT_RUN + 0.9 * steadiness;
    if (first.steps() < SHORT_RUN) {
      return new ControlScore(fitness, 50.0 * first.steps() / LONG_RUN);
    }
    int steps = run(network, LONG_RUN, start()).steps();
    double generalization =
        steps < LONG_RUN ? 0 : Math.min(1, balancedStarts(network) / (double) STARTS_TO_BALANCE);
    return new ControlScore(fitness, 50.0 * steps / LONG_RUN + 50 * generalization);
  }

  /** Number of the 625 starts from which a network balances for 1,000 steps. */
  private long balancedStarts(NeuralNetwork network) {
    return IntStream.range(0, 625)
        .filter(start -> run(network, SHORT_RUN, start(start)).steps() == SHORT_RUN)
        .count();
  }

  private static double[] start(int number) {
    double[] start = new double[6];
    int rest = number;
    for (int i = 0; i < RANGES.length; i++) {
      start[i] = RANGES[i] * (PLACES[rest % PLACES.length] - 0.5);
      rest /= PLACES.length;
    }
    return start;
  }

  /**
   * The result of a run.
   *
   * @param steps for which both poles were balanced
   * @param motion sum of |x| + |x'| + |a| + |a'| over the last 100 of them
   */
  private record Run(int steps, double motion) {}

  private Run run(NeuralNetwork network, int most, double... start) {
    PolesOnCart poles = new PolesOnCart(start);
    double[] motions = new double[LAST_STEPS];
    network.reset();
    int steps = 0;
    while (steps < most) {
      double force = 2 * MAX_FORCE * (network.activate(inputs(poles))[0] - 0.5);
      poles.advance(force);
      poles.advance(force);
      if (hasFallen(poles)) {
        break;
      }
      motions[steps % LAST_STEPS] = motion(poles);
      steps++;
    }
    return new Run(steps, Arrays.stream(motions).sum());
  }

  private double[] inputs(PolesOnCart poles) {
    int stride = seesVelocities ? 1 : 2;
    double[] inputs = new double[inputs()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = poles.at(i * stride) / SCALES[i * stride];
    }
    return inputs;
  }

  private static boolean hasFallen(PolesOnCart poles) {
    return !(Math.abs(poles.at(0)) <= MAX_POSITION
        && Math.abs(poles.at(2)) <= MAX_ANGLE
        && Math.abs(poles.at(4)) <= MAX_ANGLE);
  }

  private static double motion(PolesOnCart poles) {
    return Math.abs(poles.at(0))
        + Math.abs(poles.at(1))
        + Math.abs(poles.at(2))
        + Math.abs(poles.at(3));
  }
}
