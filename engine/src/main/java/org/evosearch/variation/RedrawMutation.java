package org.evosearch.variation;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;

/**
 * Redraws each gene with a probability of its own, all words equally likely. Han Cai et al.:
 * Once-for-All, ICLR 2020, and Minghao Chen et al.: AutoFormer, ICCV 2021, mutate this way.
 *
 * @param sizes number of words of each gene
 * @param rates probability of a redraw for each gene
 * @param allowed which genotypes exist; after several children that do not, one gene is changed as
 *     by {@link ChoiceMutation}
 */
public record RedrawMutation(List<Integer> sizes, List<Double> rates, Predicate<Choices> allowed)
    implements Mutation<Choices> {

  private static final int ATTEMPTS = 10;

  /** Copies the lists. */
  public RedrawMutation {
    sizes = List.copyOf(sizes);
    rates = List.copyOf(rates);
    if (sizes.size() != rates.size()) {
      throw new IllegalArgumentException("Invalid rates: " + rates + " (one for each gene)");
    }
  }

  @Override
  public Choices mutate(Choices genotype, UniformRandomProvider random) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Choices child = redrawn(genotype, random);
      if (allowed.test(child)) {
        return child;
      }
    }
    return new ChoiceMutation(sizes, allowed).mutate(genotype, random);
  }

  private Choices redrawn(Choices genotype, UniformRandomProvider random) {
    return new Choices(
        IntStream.range(0, sizes.size())
            .mapToObj(
                gene ->
                    random.nextDouble() < rates.get(gene)
                        ? random.nextInt(sizes.get(gene))
                        : genotype.at(gene))
            .toList());
  }
}
