package org.evosearch.strategy.ednag;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler.NormalizedGaussian;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * Made-up accuracies of the 15,625 cells of NAS-Bench-201: z is the sum of a normally distributed
 * term for each operation on each edge and of 0.6 times one for each two of them, scaled to [0, 1];
 * accuracy is 10 + 84 (1 - e^(-6 z)) / (1 - e^-6), so that good cells lie close together.
 */
final class SyntheticCells {

  private static final int EDGES = 6;
  private static final int WORDS = 5;
  private static final int CHOICES = EDGES * WORDS;

  private final double[] accuracies;
  private final double[] sorted;

  SyntheticCells(long seed) {
    NormalizedGaussian normal =
        NormalizedGaussian.of(new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0));
    double[] single = normal.samples(CHOICES).toArray();
    double[] pairs = normal.samples(CHOICES * CHOICES).map(term -> 0.6 * term).toArray();
    double[] z = new double[(int) Math.pow(WORDS, EDGES)];
    Arrays.setAll(z, cell -> sum(cell, single, pairs));
    this.accuracies =
        Arrays.stream(MinMax.scaled(z, 0, 1))
            .map(s -> 10 + 84 * (1 - StrictMath.exp(-6 * s)) / (1 - StrictMath.exp(-6)))
            .toArray();
    this.sorted = Arrays.stream(accuracies).sorted().toArray();
  }

  private static double sum(int cell, double[] single, double[] pairs) {
    int[] chosen = new int[EDGES];
    int rest = cell;
    for (int edge = EDGES - 1; edge >= 0; edge--) {
      chosen[edge] = edge * WORDS + rest % WORDS;
      rest /= WORDS;
    }
    double sum = 0;
    for (int a = 0; a < EDGES; a++) {
      sum += single[chosen[a]];
      for (int b = 0; b < a; b++) {
        sum += pairs[chosen[a] * CHOICES + chosen[b]];
      }
    }
    return sum;
  }

  int size() {
    return accuracies.length;
  }

  double accuracy(int cell) {
    return accuracies[cell];
  }

  double accuracy(Choices genotype) {
    return accuracies[cell(genotype)];
  }

  /** The place of a cell among all, the last edge changing fastest. */
  static int cell(Choices genotype) {
    int cell = 0;
    for (int word : genotype.indices()) {
      cell = WORDS * cell + word;
    }
    return cell;
  }

  /** 1 for the best. */
  int rank(double accuracy) {
    int found = Arrays.binarySearch(sorted, accuracy);
    return sorted.length - found;
  }
}
