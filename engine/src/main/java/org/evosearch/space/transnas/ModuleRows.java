package org.evosearch.space.transnas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evosearch.genotype.Choices;
import org.evosearch.space.MatrixEncoding;

/**
 * A row for each place of a module and a column for each type of one, the first for none: places
 * without a module are left out, wherever they are.
 *
 * @param rows most modules
 * @param fewest so many must be there
 */
record ModuleRows(int rows, int fewest) implements MatrixEncoding {

  private static final int COLUMNS = 5;

  @Override
  public int columns() {
    return COLUMNS;
  }

  @Override
  public double[] encode(Choices genotype) {
    return oneHot(
        IntStream.range(0, rows).map(place -> genotype.at(place) + firstType(place)).toArray());
  }

  /** The type of the first word: only places that may be empty have a word for that. */
  private int firstType(int place) {
    return place < fewest ? 1 : 0;
  }

  @Override
  public Optional<Choices> decode(double[] matrix) {
    List<Integer> types = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int type = largest(matrix, row, COLUMNS);
      if (type > 0) {
        types.add(type);
      }
    }
    return types.size() < fewest ? Optional.empty() : Optional.of(choices(types));
  }

  private Choices choices(List<Integer> types) {
    return new Choices(
        IntStream.range(0, rows)
            .mapToObj(place -> place < types.size() ? types.get(place) - firstType(place) : 0)
            .toList());
  }
}
