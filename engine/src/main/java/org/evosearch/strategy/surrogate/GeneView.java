package org.evosearch.strategy.surrogate;

import java.util.BitSet;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceGene.Order;

/**
 * The word of one gene. Two different names are {@code scale} apart, and so are the first and the
 * last word of an ordinal gene, with equal steps between.
 *
 * @param index of the gene in its genotype
 * @param gene its words
 * @param scale number of bits, an even number if words are names
 */
record GeneView(int index, ChoiceGene gene, int scale) implements View {

  @Override
  public int length() {
    return gene.order() == Order.ORDINAL ? scale : gene.size() * scale / 2;
  }

  @Override
  public int diameter() {
    return gene.size() > 1 ? scale : 0;
  }

  @Override
  public void write(Choices genotype, BitSet bits, int from) {
    int word = genotype.at(index);
    if (gene.order() == Order.NOMINAL) {
      bits.set(from + word * scale / 2, from + (word + 1) * scale / 2);
    } else if (word > 0) {
      bits.set(from, from + Math.round((float) scale * word / (gene.size() - 1)));
    }
  }
}
