package org.evosearch.space.transnas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evosearch.genotype.Choices;
import org.evosearch.space.MatrixEncoding;

/**
 * A row for each place of a module and a column for each type, the first one for no module.
 * Decoding leaves out places without a module, wherever they are.
 *
 * @param rows maximum number of modules
 * @param fewest minimum number of modules
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

  /** The type of the first word: 0, no module, at places that may be empty. */
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
