package org.evosearch.strategy.supernet;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.EdgeMixtures;

/**
 * How similar two points are: {@code (cos + 1) / 2}, where cos is the mean of the cosines between
 * the rows of the two, one row for each edge. EG-NAS, equation 6; the mean over edges is that of
 * the authors' code.
 *
 * @param mixtures whose rows these are
 */
record Similarity(EdgeMixtures mixtures) {

  /** In [0, 1]; a row of zeros has no direction and counts as orthogonal. */
  double of(List<Double> one, List<Double> other) {
    double mean =
        IntStream.range(0, mixtures.rows())
            .mapToDouble(row -> cosine(mixtures.row(one, row), mixtures.row(other, row)))
            .average()
            .orElseThrow();
    return (mean + 1) / 2;
  }

  private static double cosine(List<Double> one, List<Double> other) {
    double lengths = Math.sqrt(product(one, one) * product(other, other));
    return lengths == 0 ? 0 : product(one, other) / lengths;
  }

  private static double product(List<Double> one, List<Double> other) {
    return IntStream.range(0, one.size()).mapToDouble(i -> one.get(i) * other.get(i)).sum();
  }
}
