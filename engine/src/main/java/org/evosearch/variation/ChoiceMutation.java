package org.evosearch.variation;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;

/**
 * Changes one gene to another word, all allowed changes equally likely. Xuanyi Dong and Yi Yang:
 * NAS-Bench-201, 2020, mutate this way.
 *
 * @param sizes number of words of each gene
 * @param allowed which genotypes exist
 */
public record ChoiceMutation(List<Integer> sizes, Predicate<Choices> allowed)
    implements Mutation<Choices> {

  /** Copies the list. */
  public ChoiceMutation {
    sizes = List.copyOf(sizes);
  }

  /** A genotype without neighbors is returned unchanged. */
  @Override
  public Choices mutate(Choices genotype, UniformRandomProvider random) {
    Choices drawn = draw(genotype, random);
    return allowed.test(drawn) ? drawn : among(neighbors(genotype), genotype, random);
  }

  private Choices draw(Choices genotype, UniformRandomProvider random) {
    int changes = sizes.stream().mapToInt(size -> size - 1).sum();
    return changes == 0 ? genotype : change(genotype, random.nextInt(changes));
  }

  /** The change of the given number, counted through all other words of all genes. */
  private Choices change(Choices genotype, int number) {
    int gene = 0;
    int rest = number;
    while (rest >= sizes.get(gene) - 1) {
      rest -= sizes.get(gene) - 1;
      gene++;
    }
    return genotype.with(gene, rest < genotype.at(gene) ? rest : rest + 1);
  }

  private List<Choices> neighbors(Choices genotype) {
    int changes = sizes.stream().mapToInt(size -> size - 1).sum();
    return IntStream.range(0, changes)
        .mapToObj(number -> change(genotype, number))
        .filter(allowed)
        .toList();
  }

  private static Choices among(
      List<Choices> neighbors, Choices otherwise, UniformRandomProvider random) {
    return neighbors.isEmpty() ? otherwise : neighbors.get(random.nextInt(neighbors.size()));
  }
}
