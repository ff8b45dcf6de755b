package org.evosearch.space.cells;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.genotype.Reals;
import org.evosearch.space.block.LevelOperation;

/**
 * The meaning of the real genes of a sequence of cells. Cell i, counted from 0, has in order: a
 * logit for each operation, a gene for the heads, and i genes for skip connections, from the stem
 * and from each cell before the previous one.
 *
 * @param genes of all cells
 */
record CellGenes(Reals genes) {

  private static final List<LevelOperation> OPERATIONS = List.of(LevelOperation.values());
  private static final int[] HEADS = {1, 2, 4, 8};
  private static final double SKIP = 0.5;

  /** The number of genes of L cells with |O| operations: L (|O| + 1) + L (L - 1) / 2. */
  static int count(int cells) {
    return first(cells);
  }

  /** The first gene of a cell. */
  private static int first(int cell) {
    return cell * (OPERATIONS.size() + 1) + cell * (cell - 1) / 2;
  }

  /**
   * The operation of the largest logit among those that are possible at a level; ties: the first.
   */
  LevelOperation operation(int cell, List<LevelOperation> possible) {
    return possible.stream()
        .max(
            Comparator.<LevelOperation>comparingDouble(one -> logit(cell, one))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  private double logit(int cell, LevelOperation operation) {
    return genes.at(first(cell) + OPERATIONS.indexOf(operation));
  }

  /** The maximum number of attention heads of a cell. */
  int heads(int cell) {
    double gene = genes.at(first(cell) + OPERATIONS.size());
    return HEADS[(int) Math.min(HEADS.length - 1, Math.floor(HEADS.length * gene))];
  }

  /** The sources of a cell's skip connections: 0 is the stem, j the cell of index j - 1. */
  IntStream skips(int cell) {
    int from = first(cell) + OPERATIONS.size() + 1;
    return IntStream.range(0, cell).filter(source -> genes.at(from + source) > SKIP);
  }
}
