package org.evosearch.space.darts;

import java.util.List;
import org.evosearch.architecture.EdgeMixtures;

/**
 * A cell whose edges mix all operations: one logit for each edge and operation, whose softmax over
 * the operations are the shares of the mixture.
 *
 * @param operations words of the columns; as those of {@link CellShares}
 * @param logits a row for each of the 14 edges: those to node 2 from 0 and 1, those to node 3 from
 *     0, 1 and 2, and so on; finite numbers
 */
public record CellLogits(List<String> operations, List<List<Double>> logits) {

  /** How many edges lead from an earlier node to one of the cell's own. */
  public static final int EDGES = 14;

  /** Copies the lists and checks their sizes and words. */
  public CellLogits {
    operations = List.copyOf(operations);
    logits = logits.stream().map(List::copyOf).toList();
    int columns = operations.size();
    if (logits.size() != EDGES || logits.stream().anyMatch(row -> row.size() != columns)) {
      throw new IllegalArgumentException(
          "Invalid logits: " + logits.size() + " rows (14 of " + columns + " columns each)");
    }
    CellShares.check(operations);
    if (!logits.stream().flatMap(List::stream).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("Invalid logits: " + logits + " (finite numbers)");
    }
  }

  /** The derived cell, see {@link CellShares#derived}. */
  public Cell derived() {
    return new CellShares(operations, logits.stream().map(EdgeMixtures::softmax).toList())
        .derived();
  }
}
