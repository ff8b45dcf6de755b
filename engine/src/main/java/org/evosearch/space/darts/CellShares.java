package org.evosearch.space.darts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cell whose edges mix all operations: the share of each operation in each edge.
 *
 * @param operations words of the columns; beside those of {@link CellOperation} there may be {@code
 *     none}
 * @param shares at least 0, a row for each of the 14 edges: those to node 2 from 0 and 1, those to
 *     node 3 from 0, 1 and 2, and so on
 */
record CellShares(List<String> operations, List<List<Double>> shares) {

  private static final String NONE = "none";

  /** Shares of the operations of {@link CellOperation}, row by row. */
  static CellShares ofRows(List<Double> shares) {
    List<String> words = CellOperation.words();
    int columns = words.size();
    return new CellShares(
        words,
        IntStream.range(0, CellLogits.EDGES)
            .mapToObj(row -> shares.subList(row * columns, (row + 1) * columns))
            .toList());
  }

  /** Rejects unknown words, and words without an operation other than {@code none}. */
  static void check(List<String> operations) {
    if (operations.stream().noneMatch(CellShares::isOperation)
        || operations.stream().anyMatch(word -> !isOperation(word) && !word.equals(NONE))) {
      throw new IllegalArgumentException(
          "Invalid operations: " + operations + " (none, " + CellOperation.words() + ")");
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
  Cell derived() {
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
        .mapToObj(from -> candidate(from, shares.get(firstRow + from)))
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
    return new Candidate(new Edge(from, operation), row.get(best));
  }
}
