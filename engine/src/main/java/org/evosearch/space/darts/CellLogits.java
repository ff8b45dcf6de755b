package org.evosearch.space.darts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cell whose edges mix all operations: one logit for each edge and operation, whose softmax over
 * the operations are the shares of the mixture.
 *
 * @param operations words of the columns; beside those of {@link CellOperation} there may be {@code
 *     none}
 * @param logits a row for each of the 14 edges: those to node 2 from 0 and 1, those to node 3 from
 *     0, 1 and 2, and so on; finite numbers
 */
public record CellLogits(List<String> operations, List<List<Double>> logits) {

  /** How many edges lead from an earlier node to one of the cell's own. */
  public static final int EDGES = 14;

  private static final String NONE = "none";

  /** Copies the lists and checks their sizes and words. */
  public CellLogits {
    operations = List.copyOf(operations);
    logits = logits.stream().map(List::copyOf).toList();
    int columns = operations.size();
    if (logits.size() != EDGES || logits.stream().anyMatch(row -> row.size() != columns)) {
      throw new IllegalArgumentException(
          "Invalid logits: " + logits.size() + " rows (14 of " + columns + " columns each)");
    }
    if (operations.stream().noneMatch(CellLogits::isOperation)
        || operations.stream().anyMatch(word -> !isOperation(word) && !word.equals(NONE))) {
      throw new IllegalArgumentException(
          "Invalid operations: " + operations + " (none, " + CellOperation.words() + ")");
    }
    if (!logits.stream().flatMap(List::stream).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("Invalid logits: " + logits + " (finite numbers)");
    }
  }

  private static boolean isOperation(String word) {
    return CellOperation.find(word).isPresent();
  }

  /**
   * An edge that may be kept.
   *
   * @param strength the largest share of an operation other than none
   */
  private record Candidate(Edge edge, double strength) {}

  /**
   * The derived cell: each node keeps its two strongest incoming edges, each with its strongest
   * operation other than {@code none}. Of equals the first one wins. DARTS, section 2.4.
   */
  public Cell derived() {
    List<Edge> edges = new ArrayList<>();
    int row = 0;
    for (int node = 0; node < Cell.NODES; node++) {
      int origins = node + Cell.INPUTS;
      edges.addAll(strongest(row, origins));
      row += origins;
    }
    return new Cell(edges);
  }

  private List<Edge> strongest(int firstRow, int origins) {
    return IntStream.range(0, origins)
        .mapToObj(from -> candidate(from, logits.get(firstRow + from)))
        .sorted(Comparator.comparingDouble(Candidate::strength).reversed())
        .limit(Cell.EDGES_OF_A_NODE)
        .map(Candidate::edge)
        .toList();
  }

  private Candidate candidate(int from, List<Double> row) {
    int best =
        IntStream.range(0, row.size())
            .filter(column -> isOperation(operations.get(column)))
            .reduce((first, second) -> row.get(second) > row.get(first) ? second : first)
            .orElseThrow();
    CellOperation operation = CellOperation.find(operations.get(best)).orElseThrow();
    return new Candidate(new Edge(from, operation), share(row, best));
  }

  /** Softmax, over all columns. */
  private static double share(List<Double> row, int column) {
    double largest = row.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    double sum = row.stream().mapToDouble(logit -> StrictMath.exp(logit - largest)).sum();
    return StrictMath.exp(row.get(column) - largest) / sum;
  }
}
