package org.evosearch.strategy.cmaes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;

/**
 * Choices as points of real space: a gene whose words are names has one coordinate for each word
 * and takes the word of the largest, a gene whose words are ordered has one coordinate, with [0, 1]
 * divided into equal bins, of which the outer two are unbounded. If no gene has a choice, points
 * have one unused coordinate.
 */
final class Relaxation {

  private final List<Block> blocks = new ArrayList<>();
  private final int dimension;

  /**
   * The coordinates of a gene.
   *
   * @param gene the gene
   * @param from its first coordinate
   */
  record Block(ChoiceGene gene, int from) {

    boolean isOrdered() {
      return gene.order() == ChoiceGene.Order.ORDINAL;
    }

    /** The number of coordinates: 0 if there is nothing to choose. */
    int length() {
      if (gene.size() == 1) {
        return 0;
      }
      return isOrdered() ? 1 : gene.size();
    }

    /** The word that a point chooses; of equal coordinates the first one counts. */
    int word(double[] x) {
      if (gene.size() == 1) {
        return 0;
      }
      return isOrdered() ? bin(x[from]) : largest(x);
    }

    private int bin(double value) {
      return (int) Math.max(0, Math.min(gene.size() - 1, Math.floor(value * gene.size())));
    }

    private int largest(double[] x) {
      int best = 0;
      for (int word = 1; word < gene.size(); word++) {
        if (x[from + word] > x[from + best]) {
          best = word;
        }
      }
      return best;
    }
  }

  Relaxation(List<ChoiceGene> genes) {
    int from = 0;
    for (ChoiceGene gene : genes) {
      Block block = new Block(gene, from);
      blocks.add(block);
      from += block.length();
    }
    dimension = Math.max(1, from);
  }

  int dimension() {
    return dimension;
  }

  /** The blocks that have coordinates. */
  List<Block> blocks() {
    return blocks.stream().filter(block -> block.length() > 0).toList();
  }

  /** The center: no word is preferred. */
  double[] center() {
    double[] center = new double[dimension];
    Arrays.fill(center, 0.5);
    return center;
  }

  Choices choices(double[] x) {
    return new Choices(blocks.stream().map(block -> block.word(x)).toList());
  }
}
