package org.evosearch.architecture;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How the edges of a supernet mix their operations. Each edge has a logit for each operation; their
 * softmax are the operations' shares. Where edges are weighed, each has one logit more, behind all
 * others; their softmax over the edges of a node is what an edge counts there.
 *
 * <p>Hanxiao Liu, Karen Simonyan, Yiming Yang: DARTS. ICLR 2019, equation 2. Yuhui Xu et al.:
 * PC-DARTS. ICLR 2020, equation 2 (edge normalisation).
 *
 * @param columns how many operations an edge has
 * @param nodes how many edges lead to each node; the edges of a node are consecutive rows
 * @param weighing what an edge counts
 */
public record EdgeMixtures(int columns, List<Integer> nodes, Weighing weighing)
    implements Serializable {

  /** What an edge counts beside the others that lead to its node. */
  public enum Weighing {
    /** One. */
    NONE,
    /** Its share in a softmax: edge normalisation. */
    SOFTMAX
  }

  /** Copies the list. */
  public EdgeMixtures {
    nodes = List.copyOf(nodes);
  }

  /** How many edges there are. */
  public int rows() {
    return nodes.stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether edges are weighed. */
  public boolean isWeighed() {
    return weighing == Weighing.SOFTMAX;
  }

  /** How many logits there are, and as many numbers for a supernet's weighted sums. */
  public int size() {
    return rows() * columns + (isWeighed() ? rows() : 0);
  }

  /** Where the number of an operation of an edge stands. */
  public int place(int row, int column) {
    return row * columns + column;
  }

  /** Where the number of an edge stands by which channels that bypass its operations are weighed. */
  public int place(int row) {
    return rows() * columns + row;
  }

  /**
   * The numbers for a supernet's weighted sums: the operations' shares, each with what its edge
   * counts, then what the edges count.
   *
   * @param logits finite, row by row, then those of the edges
   */
  public List<Double> numbers(List<Double> logits) {
    List<Double> edges = edges(logits);
    List<Double> numbers = new ArrayList<>(size());
    for (int row = 0; row < rows(); row++) {
      double counts = edges.get(row);
      softmax(row(logits, row)).forEach(share -> numbers.add(share * counts));
    }
    return isWeighed() ? with(numbers, edges) : numbers;
  }

  private static List<Double> with(List<Double> numbers, List<Double> edges) {
    numbers.addAll(edges);
    return numbers;
  }

  /** A row of numbers that stand row by row. */
  public List<Double> row(List<Double> numbers, int row) {
    return numbers.subList(place(row, 0), place(row + 1, 0));
  }

  /** What each edge counts. */
  private List<Double> edges(List<Double> logits) {
    if (!isWeighed()) {
      return Collections.nCopies(rows(), 1.0);
    }
    List<Double> edges = new ArrayList<>();
    for (int count : nodes) {
      edges.addAll(softmax(logits.subList(place(edges.size()), place(edges.size() + count))));
    }
    return edges;
  }

  /**
   * The numbers of a supernet of which only some operations are left, whatever edges counted.
   *
   * @param matrix ones where an operation is left, zeros elsewhere, row by row
   */
  public List<Double> discrete(double[] matrix) {
    List<Double> numbers = new ArrayList<>(size());
    for (double number : matrix) {
      numbers.add(number);
    }
    for (int row = 0; isWeighed() && row < rows(); row++) {
      numbers.add(Collections.max(row(numbers, row)));
    }
    return numbers;
  }

  /** Positive numbers that add up to one. */
  public static List<Double> softmax(List<Double> logits) {
    double largest = Collections.max(logits);
    List<Double> powers =
        logits.stream().map(logit -> StrictMath.exp(logit - largest)).toList();
    double sum = powers.stream().mapToDouble(Double::doubleValue).sum();
    return powers.stream().map(power -> power / sum).toList();
  }
}
