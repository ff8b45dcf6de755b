package org.evosearch.space;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Hyperparameters;

/**
 * Some genes of some words each: a small space of choices for tests, with an optimum that is known.
 * The order of the first two genes does not matter for the network.
 *
 * @param genes all ordinal
 */
public record ToyChoices(List<ChoiceGene> genes) implements ChoiceSpace {

  /** Four genes of five words. */
  public ToyChoices() {
    this(4, 5);
  }

  /** The given number of genes and words. */
  public ToyChoices(int genes, int words) {
    this(
        IntStream.range(0, genes)
            .mapToObj(gene -> ChoiceGene.ordinal("units-" + gene, words(words)))
            .toList());
  }

  private static List<String> words(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
  }

  @Override
  public String tableKey(Choices genotype) {
    return String.join(":", words(genotype));
  }

  /** Sorts the first two genes. */
  private static List<Integer> canonical(Choices genotype) {
    List<Integer> indices = genotype.indices();
    return IntStream.range(0, indices.size())
        .mapToObj(
            i ->
                switch (i) {
                  case 0 -> Math.min(indices.get(0), indices.get(1));
                  case 1 -> Math.max(indices.get(0), indices.get(1));
                  default -> indices.get(i);
                })
        .toList();
  }

  private static Fingerprint fingerprint(Choices genotype) {
    return Fingerprint.ofText(canonical(genotype).toString());
  }

  @Override
  public DecodedCandidate decode(Choices genotype) {
    return DecodedCandidate.of(() -> network(genotype))
        .withFingerprint(() -> fingerprint(genotype));
  }

  private Candidate.Network network(Choices genotype) {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 4, 4));
    builder.then(new Flatten());
    canonical(genotype).forEach(units -> builder.then(new Linear(units + 1, true)));
    builder.then(new Linear(10, true));
    return new Candidate.Network(builder.build(), Hyperparameters.NONE);
  }

  /** Largest, 0, where all genes have their last word. */
  public double fitness(Choices genotype) {
    return IntStream.range(0, genes.size())
        .mapToDouble(gene -> genotype.at(gene) - (genes.get(gene).size() - 1))
        .sum();
  }
}
