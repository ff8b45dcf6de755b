package org.evosearch.space.darts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.evosearch.genotype.Choices;
import org.evosearch.space.MatrixEncoding;

/**
 * A row for each of the 14 possible edges of the normal cell, then for those of the reduction cell,
 * and a column for each operation. Numbers are logits from which cells are derived as in DARTS: the
 * two strongest edges of each node, see {@link CellLogits#derived}.
 *
 * @param space whose genotypes these are
 */
record LogitRows(DartsSpace space) implements MatrixEncoding {

  private static final List<CellOperation> OPERATIONS = List.of(CellOperation.values());
  private static final List<String> WORDS = CellOperation.words();

  @Override
  public int rows() {
    return 2 * CellLogits.EDGES;
  }

  @Override
  public int columns() {
    return OPERATIONS.size();
  }

  /** Edges that a cell does not have are rows of zeros. */
  @Override
  public double[] encode(Choices genotype) {
    CellPair cells = space.cells(genotype);
    int[] ones = new int[rows()];
    Arrays.fill(ones, -1);
    mark(cells.normal(), ones, 0);
    mark(cells.reduction(), ones, CellLogits.EDGES);
    return oneHot(ones);
  }

  private static void mark(Cell cell, int[] ones, int firstRow) {
    int row = firstRow;
    for (int node = 0; node < Cell.NODES; node++) {
      for (Edge edge : cell.incoming(node)) {
        ones[row + edge.from()] = OPERATIONS.indexOf(edge.operation());
      }
      row += node + Cell.INPUTS;
    }
  }

  /** Never empty. */
  @Override
  public Optional<Choices> decode(double[] matrix) {
    CellPair cells = new CellPair(cell(matrix, 0), cell(matrix, CellLogits.EDGES));
    return Optional.of(space.genotype(cells));
  }

  private static Cell cell(double[] matrix, int firstRow) {
    int columns = OPERATIONS.size();
    List<List<Double>> logits = new ArrayList<>();
    for (int row = firstRow; row < firstRow + CellLogits.EDGES; row++) {
      double[] numbers = Arrays.copyOfRange(matrix, row * columns, (row + 1) * columns);
      logits.add(DoubleStream.of(numbers).boxed().toList());
    }
    return new CellLogits(WORDS, logits).derived();
  }
}
