package org.evosearch.strategy.supernet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evosearch.architecture.EdgeMixtures;

/**
 * How points of the evolution strategy encode alpha.
 *
 * <p>In the released code points are shares that are not normalized: rows are divided by their
 * length and go through a softmax, and the winner's shares through another one, so that all
 * directions are nearly uniform. For logits, neither the code nor the paper specifies the distance
 * of the first mean from alpha; it is a setting.
 *
 * @param mixtures of the supernet
 * @param form which vectors are searched
 */
record Encoding(EdgeMixtures mixtures, EgNasSettings.Form form) {

  /** The smallest first step of a run. */
  private static final double SMALLEST_SIGMA = 0.02;

  private boolean isCode() {
    return form == EgNasSettings.Form.CODE;
  }

  /** The point of given logits. */
  double[] point(List<Double> logits) {
    List<Double> point = isCode() ? byRow(logits, EdgeMixtures::softmax) : logits;
    return point.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The logits of a point. */
  List<Double> logits(double[] point) {
    List<Double> numbers = Arrays.stream(point).boxed().toList();
    return isCode() ? byRow(numbers, Encoding::ofUnitLength) : numbers;
  }

  /** The vectors that are compared by their cosine. */
  List<Double> compared(List<Double> logits) {
    return isCode() ? byRow(logits, EdgeMixtures::softmax) : logits;
  }

  /** The logits at which a winner is scored for the choice among runs. */
  List<Double> finalist(List<Double> logits) {
    return compared(logits);
  }

  /** The direction in which the mixture moves: equation 8's s. */
  List<Double> direction(List<Double> finalist) {
    return byRow(finalist, isCode() ? EdgeMixtures::softmax : Encoding::centered);
  }

  /**
   * The initial step size of runs. The paper specifies none; for logits it is what the code
   * intends, 1 / (e + 1) after e epochs, at least 0.02.
   */
  double sigma(int epochsSinceWarmUp) {
    return isCode() ? 1 : Math.max(SMALLEST_SIGMA, 1.0 / (epochsSinceWarmUp + 1));
  }

  /** Index of the stream that a run draws from; the same for all runs of the released code. */
  int stream(int run) {
    return isCode() ? 0 : run;
  }

  private static List<Double> centered(List<Double> row) {
    double mean = row.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    return row.stream().map(number -> number - mean).toList();
  }

  private static List<Double> ofUnitLength(List<Double> row) {
    double length = Math.sqrt(row.stream().mapToDouble(number -> number * number).sum());
    return length == 0 ? row : row.stream().map(number -> number / length).toList();
  }

  private List<Double> byRow(List<Double> numbers, UnaryOperator<List<Double>> function) {
    List<Double> changed = new ArrayList<>(numbers.size());
    for (int row = 0; row < mixtures.rows(); row++) {
      changed.addAll(function.apply(mixtures.row(numbers, row)));
    }
    return changed;
  }
}
