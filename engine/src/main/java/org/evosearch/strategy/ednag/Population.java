package org.evosearch.strategy.ednag;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evosearch.genotype.Choices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Losses;

/**
 * Evaluated individuals.
 *
 * @param points their matrices
 * @param evaluations of each; empty if its matrix decodes to no genotype of the space
 */
record Population(Points points, List<Optional<Evaluation<Choices>>> evaluations) {

  int size() {
    return points.size();
  }

  /** The value of each, larger is better; NaN if there was no trial or it failed. */
  double[] values() {
    double[] values = Losses.of(evaluations);
    Arrays.setAll(values, i -> -values[i]);
    return values;
  }

  /** The size of an individual's network; larger than any network if it has none. */
  double parameters(int individual) {
    return evaluations
        .get(individual)
        .map(evaluation -> (double) evaluation.parameters())
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** These individuals and others after them. */
  Population joined(Population others) {
    return new Population(
        points.joined(others.points),
        Stream.concat(evaluations.stream(), others.evaluations.stream()).toList());
  }

  /** The individuals of the given indices. */
  Population chosen(int[] indices) {
    return new Population(
        points.chosen(indices), Arrays.stream(indices).mapToObj(evaluations::get).toList());
  }
}
