package org.evosearch.strategy.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceGene.Order;

/**
 * Maps genotypes of any space of choices to bits, in two views: the word of each gene, and how many
 * of the genes with the same words choose each word.
 */
final class FeatureMap {

  /**
   * Maximum number of steps that are distinguished between the first and the last word of an
   * ordinal gene.
   */
  private static final int FINEST = 16;

  private final List<View> views;

  /** Index after the last 64-bit word of each view. */
  private final int[] ends;

  private FeatureMap(List<View> views) {
    this.views = List.copyOf(views);
    this.ends = new int[views.size()];
    int end = 0;
    for (int view = 0; view < ends.length; view++) {
      end += (views.get(view).length() + Long.SIZE - 1) / Long.SIZE;
      ends[view] = end;
    }
  }

  /** The views of genotypes with these genes. */
  static FeatureMap of(List<ChoiceGene> genes) {
    List<View> views = new ArrayList<>(List.of(ofGenes(genes)));
    List<View> counts = counts(genes);
    if (!counts.isEmpty()) {
      views.add(new View.Joined(counts));
    }
    return new FeatureMap(views);
  }

  private static View ofGenes(List<ChoiceGene> genes) {
    int scale = scale(genes);
    return new View.Joined(
        IntStream.range(0, genes.size())
            .<View>mapToObj(i -> new GeneView(i, genes.get(i), scale))
            .toList());
  }

  /** The number of bits of a gene: fine enough for the ordinal genes, and even. */
  private static int scale(List<ChoiceGene> genes) {
    int steps =
        genes.stream()
            .filter(gene -> gene.order() == Order.ORDINAL)
            .mapToInt(gene -> gene.size() - 1)
            .max()
            .orElse(2);
    return Math.min(FINEST, Math.max(2, steps + steps % 2));
  }

  private static List<View> counts(List<ChoiceGene> genes) {
    Map<ChoiceGene, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < genes.size(); i++) {
      ChoiceGene words = new ChoiceGene("any", genes.get(i).words(), genes.get(i).order());
      alike.computeIfAbsent(words, unseen -> new ArrayList<>()).add(i);
    }
    return alike.entrySet().stream()
        .filter(entry -> entry.getKey().size() > 1 && entry.getValue().size() > 1)
        .<View>map(entry -> new CountView(entry.getValue(), entry.getKey()))
        .toList();
  }

  /** The largest distance in each view, at least 1. */
  int[] diameters() {
    return views.stream().mapToInt(view -> Math.max(1, view.diameter())).toArray();
  }

  /** The views, at least one. */
  List<View> views() {
    return views;
  }

  /** The bits of a genotype. */
  Features of(Choices genotype) {
    BitSet bits = new BitSet();
    for (int view = 0; view < ends.length; view++) {
      int begin = view == 0 ? 0 : ends[view - 1];
      views.get(view).write(genotype, bits, begin * Long.SIZE);
    }
    return new Features(Arrays.copyOf(bits.toLongArray(), ends[ends.length - 1]), ends);
  }
}
