package org.evosearch.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evosearch.genotype.Choices;

/**
 * A row for each gene and a column for each of its words: a gene takes the word with the largest
 * number. The surplus columns of genes with fewer words are ignored.
 *
 * <p>The framed form adds a row for an input node before the genes and one for an output node after
 * them, and two columns for these nodes before the words. A matrix in which a gene's row has its
 * largest number in one of these columns decodes to no genotype; the first and the last row are
 * ignored.
 */
public final class OneHotRows implements MatrixEncoding {

  private final List<ChoiceGene> genes;

  /** Number of rows above those of the genes, and below them: 1 in the framed form, else 0. */
  private final int frame;

  private final int columns;

  private OneHotRows(List<ChoiceGene> genes, int frame) {
    this.genes = List.copyOf(genes);
    this.frame = frame;
    this.columns = 2 * frame + genes.stream().mapToInt(ChoiceGene::size).max().orElseThrow();
  }

  /** A row for each gene. */
  public static OneHotRows of(List<ChoiceGene> genes) {
    return new OneHotRows(genes, 0);
  }

  /** A row for each gene, between those of input and output. */
  public static OneHotRows framed(List<ChoiceGene> genes) {
    return new OneHotRows(genes, 1);
  }

  @Override
  public int rows() {
    return genes.size() + 2 * frame;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public double[] encode(Choices genotype) {
    int[] ones = new int[rows()];
    Arrays.setAll(ones, row -> column(genotype, row - frame));
    return oneHot(ones);
  }

  /** Input and output have the columns 0 and 1. */
  private int column(Choices genotype, int gene) {
    if (gene < 0 || gene >= genes.size()) {
      return gene < 0 ? 0 : 1;
    }
    return 2 * frame + genotype.at(gene);
  }

  @Override
  public Optional<Choices> decode(double[] matrix) {
    List<Integer> words = new ArrayList<>(genes.size());
    for (int gene = 0; gene < genes.size(); gene++) {
      int word = largest(matrix, gene + frame, 2 * frame + genes.get(gene).size()) - 2 * frame;
      if (word < 0) {
        return Optional.empty();
      }
      words.add(word);
    }
    return Optional.of(new Choices(words));
  }
}
