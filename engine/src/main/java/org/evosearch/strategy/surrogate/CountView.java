package org.evosearch.strategy.surrogate;

import java.util.BitSet;
import java.util.List;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceGene.Order;

/**
 * How many of the genes with the same words choose each word, regardless of their places. For
 * ordinal genes it counts how many choose at least each word. The distance is the sum of the
 * differences of the counts.
 *
 * @param indices of the genes in their genotype
 * @param gene their common words and order
 */
record CountView(List<Integer> indices, ChoiceGene gene) implements View {

  /** Copies the list. */
  public CountView {
    indices = List.copyOf(indices);
  }

  @Override
  public int length() {
    return gene.size() * indices.size();
  }

  @Override
  public int diameter() {
    return gene.order() == Order.ORDINAL ? (gene.size() - 1) * indices.size() : 2 * indices.size();
  }

  @Override
  public void write(Choices genotype, BitSet bits, int from) {
    for (int word = 0; word < gene.size(); word++) {
      int begin = from + word * indices.size();
      bits.set(begin, begin + count(genotype, word));
    }
  }

  private int count(Choices genotype, int word) {
    int count = 0;
    for (int index : indices) {
      int chosen = genotype.at(index);
      if (gene.order() == Order.ORDINAL ? chosen >= word : chosen == word) {
        count++;
      }
    }
    return count;
  }
}
