package org.evosearch.control;

import java.util.ArrayList;
import java.util.List;

/**
 * Points of two classes, told apart by one output: above 0.5 for one class, below for the other.
 *
 * <p>The fitness of n points is (n - sum of absolute errors)<sup>2</sup>, as in Stanley and
 * Miikkulainen 2002, section 4.1, for XOR. The network is reset before each point and activated
 * until the point has reached the output.
 *
 * @param points at least one, all of the same number of coordinates
 */
record Patterns(List<Point> points) implements ControlProblem {

  /** Kevin J. Lang, Michael J. Witbrock: Learning to Tell Two Spirals Apart. 1988. */
  private static final int POINTS_OF_A_SPIRAL = 97;

  /**
   * A point.
   *
   * @param coordinates inputs of the network
   * @param target 0 or 1
   */
  record Point(List<Double> coordinates, int target) {}

  /** Copies the list. */
  Patterns {
    points = List.copyOf(points);
  }

  static Patterns xor() {
    return new Patterns(
        List.of(
            new Point(List.of(0.0, 0.0), 0),
            new Point(List.of(0.0, 1.0), 1),
            new Point(List.of(1.0, 0.0), 1),
            new Point(List.of(1.0, 1.0), 0)));
  }

  /** 97 points on each of two spirals that make three turns, within 6.5 of the origin. */
  static Patterns twoSpirals() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < POINTS_OF_A_SPIRAL; i++) {
      double angle = i * StrictMath.PI / 16;
      double radius = 6.5 * (104 - i) / 104;
      double x = radius * StrictMath.sin(angle);
      double y = radius * StrictMath.cos(angle);
      points.add(new Point(List.of(x, y), 1));
      points.add(new Point(List.of(-x, -y), 0));
    }
    return new Patterns(points);
  }

  @Override
  public int inputs() {
    return points.get(0).coordinates().size();
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public ControlScore score(NeuralNetwork network) {
    double error = 0;
    int right = 0;
    for (Point point : points) {
      double output = output(network, point);
      error += Math.abs(point.target() - output);
      right += (output > 0.5) == (point.target() == 1) && output != 0.5 ? 1 : 0;
    }
    double remaining = points.size() - error;
    return new ControlScore(remaining * remaining, 100.0 * right / points.size());
  }

  private static double output(NeuralNetwork network, Point point) {
    double[] inputs = point.coordinates().stream().mapToDouble(Double::doubleValue).toArray();
    network.reset();
    double output = 0;
    for (int step = 0; step < network.delay(); step++) {
      output = network.activate(inputs)[0];
    }
    return output;
  }
}
