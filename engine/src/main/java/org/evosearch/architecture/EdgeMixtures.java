package org.evosearch.architecture;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How the edges of a supernet mix their operations. Each edge has a logit for each operation; their
 * softmax are the operations' shares, which a supernet's weighted sums are given, row by row.
 *
 * <p>Hanxiao Liu, Karen Simonyan, Yiming Yang: DARTS. ICLR 2019, equation 2.
 *
 * @param rows how many edges there are
 * @param columns how many operations an edge has
 */
public record EdgeMixtures(int rows, int columns) implements Serializable {

  /** How many logits there are, and as many numbers for a supernet's weighted sums. */
  public int size() {
    return rows * columns;
  }

  /** Where the number of an operation of an edge stands. */
  public int place(int row, int column) {
    return row * columns + column;
  }

  /** A row of numbers that stand row by row. */
  public List<Double> row(List<Double> numbers, int row) {
    return numbers.subList(place(row, 0), place(row + 1, 0));
  }

  /**
   * The shares of all operations.
   *
   * @param logits finite, row by row
   */
  public List<Double> shares(List<Double> logits) {
    List<Double> shares = new ArrayList<>(size());
    for (int row = 0; row < rows; row++) {
      shares.addAll(softmax(row(logits, row)));
    }
    return shares;
  }

  /** Positive numbers that add up to one. */
  public static List<Double> softmax(List<Double> logits) {
    double largest = Collections.max(logits);
    List<Double> powers = logits.stream().map(logit -> StrictMath.exp(logit - largest)).toList();
    double sum = powers.stream().mapToDouble(Double::doubleValue).sum();
    return powers.stream().map(power -> power / sum).toList();
  }
}
