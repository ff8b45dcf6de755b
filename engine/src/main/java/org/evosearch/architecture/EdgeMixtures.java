package org.evosearch.architecture;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How the edges of a supernet mix their operations. Each edge has a logit (alpha) for each
 * operation; the softmax over an edge's logits gives the shares of its operations.
 *
 * <p>Hanxiao Liu, Karen Simonyan, Yiming Yang: DARTS. ICLR 2019, equation 2.
 *
 * <p>If edges are normalized, each edge has one more logit (beta); the softmax over the edges that
 * lead to a node gives the shares of these edges. They multiply the whole output of an edge: the
 * shares of its operations, and the channels that bypass them. Yuhui Xu et al.: PC-DARTS: Partial
 * Channel Connections for Memory-Efficient Architecture Search. ICLR 2020, equation 2, and the
 * authors' code.
 *
 * <p>The factors of a supernet's weighted sums are the shares of operations, row by row, each
 * multiplied by that of its edge, followed by the shares of the edges if these are normalized.
 *
 * @param rows number of edges
 * @param columns number of operations of each edge
 * @param fans number of edges that lead to each node, in the order of the rows; empty if edges are
 *     not normalized
 */
public record EdgeMixtures(int rows, int columns, List<Integer> fans) implements Serializable {

  /** Copies the list and checks it. */
  public EdgeMixtures {
    fans = List.copyOf(fans);
    int edges = fans.stream().mapToInt(Integer::intValue).sum();
    if (!fans.isEmpty() && edges != rows) {
      throw new IllegalArgumentException("Invalid nodes: " + fans + " (" + rows + " edges)");
    }
  }

  /** Edges that are not normalized. */
  public EdgeMixtures(int rows, int columns) {
    this(rows, columns, List.of());
  }

  /** Whether edges are normalized. */
  public boolean isNormalized() {
    return !fans.isEmpty();
  }

  /** Number of shares of operations. */
  public int size() {
    return rows * columns;
  }

  /** Number of logits: those of operations, row by row, then those of edges. */
  public int logits() {
    return isNormalized() ? size() + rows : size();
  }

  /** Index of an operation of an edge, among logits, shares and factors. */
  public int place(int row, int column) {
    return row * columns + column;
  }

  /** Index of an edge among logits and factors, if edges are normalized. */
  public int place(int row) {
    return size() + row;
  }

  /** The values of one edge out of those of all edges, row by row. */
  public List<Double> row(List<Double> numbers, int row) {
    return numbers.subList(place(row, 0), place(row + 1, 0));
  }

  /**
   * The factors of a supernet's weighted sums. The share of an edge is the sum of its operations'
   * shares, even if each edge has one operation left.
   *
   * @param shares of all operations, row by row
   */
  public List<Double> numbers(List<Double> shares) {
    if (!isNormalized()) {
      return shares;
    }
    List<Double> numbers = new ArrayList<>(shares);
    for (int row = 0; row < rows; row++) {
      numbers.add(row(shares, row).stream().mapToDouble(Double::doubleValue).sum());
    }
    return numbers;
  }

  /**
   * The shares of all operations.
   *
   * @param logits finite, row by row, then those of edges
   */
  public List<Double> shares(List<Double> logits) {
    List<Double> edges = edges(logits);
    List<Double> shares = new ArrayList<>(size());
    for (int row = 0; row < rows; row++) {
      double edge = edges.get(row);
      softmax(row(logits, row)).forEach(share -> shares.add(edge * share));
    }
    return shares;
  }

  private List<Double> edges(List<Double> logits) {
    if (!isNormalized()) {
      return Collections.nCopies(rows, 1.0);
    }
    List<Double> edges = new ArrayList<>(rows);
    for (int fan : fans) {
      int from = size() + edges.size();
      edges.addAll(softmax(logits.subList(from, from + fan)));
    }
    return edges;
  }

  /** Softmax, by {@link StrictMath}, so that it is the same on every machine. */
  public static List<Double> softmax(List<Double> logits) {
    double largest = Collections.max(logits);
    List<Double> powers = logits.stream().map(logit -> StrictMath.exp(logit - largest)).toList();
    double sum = powers.stream().mapToDouble(Double::doubleValue).sum();
    return powers.stream().map(power -> power / sum).toList();
  }
}
