package org.evosearch.space;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;
import org.evosearch.variation.ChoiceMutation;
import org.evosearch.variation.Crossover;
import org.evosearch.variation.Mutation;
import org.evosearch.variation.UniformCrossover;

/**
 * A finite space: each genotype is one choice for each of its genes. If some combinations do not
 * exist, {@link #contains} decides which do, and all methods keep to those.
 */
public interface ChoiceSpace extends SearchSpace<Choices> {

  /** Spaces of fewer than 2 to this power combinations are enumerated. */
  int ENUMERABLE_BITS = 20;

  /** The genes, in the order of the choices. */
  List<ChoiceGene> genes();

  /**
   * The key of a genotype's row in tables of this space, the values of the key columns in order.
   */
  String tableKey(Choices genotype);

  /**
   * The genotype that a key in tables of this space encodes; empty if keys do not encode genotypes,
   * or the text is no key. Called only for spaces that are too large to enumerate.
   */
  default Optional<Choices> named(String tableKey) {
    return Optional.empty();
  }

  /**
   * Whether a gene of a genotype of this space has an effect. The genes of layers that a network
   * does not have, for example, have none.
   */
  default boolean isExpressed(Choices genotype, int gene) {
    return true;
  }

  /**
   * The metrics of a candidate that are known before it is evaluated, such as its size: counted on
   * its network, unless the space has a table of them.
   */
  default Map<Metric, Double> foreknown(Choices genotype) {
    return decode(genotype).candidate() instanceof Candidate.Network network
        ? network.sizes()
        : Map.of();
  }

  /**
   * The metrics of {@link #foreknown} that are computed for each network on demand and take about
   * as long as a training step; none by default.
   */
  default Set<Metric> computed() {
    return Set.of();
  }

  /**
   * Whether a genotype has one choice for each gene, each of an existing word. All genotypes that
   * this space {@link #contains} are well-formed.
   */
  default boolean isWellFormed(Choices genotype) {
    return genotype.indices().size() == genes().size()
        && IntStream.range(0, genes().size())
            .allMatch(gene -> genotype.at(gene) < genes().get(gene).size());
  }

  @Override
  default boolean contains(Choices genotype) {
    return isWellFormed(genotype);
  }

  /** Draws uniformly. */
  @Override
  default Choices sample(UniformRandomProvider random) {
    Choices drawn;
    do {
      drawn = new Choices(genes().stream().map(gene -> random.nextInt(gene.size())).toList());
    } while (!contains(drawn));
    return drawn;
  }

  @Override
  default Choices initial(UniformRandomProvider random) {
    return sample(random);
  }

  /** Another word for one gene. */
  @Override
  default Mutation<Choices> mutation() {
    return new ChoiceMutation(genes().stream().map(ChoiceGene::size).toList(), this::contains);
  }

  @Override
  default Optional<Crossover<Choices>> crossover() {
    return Optional.of(new UniformCrossover(this::contains));
  }

  /** The genotypes of this space that differ in one gene, by gene and word. */
  default Stream<Choices> neighbors(Choices genotype) {
    return IntStream.range(0, genes().size())
        .boxed()
        .flatMap(
            gene ->
                IntStream.range(0, genes().get(gene).size())
                    .filter(word -> word != genotype.at(gene))
                    .mapToObj(word -> genotype.with(gene, word)))
        .filter(this::contains);
  }

  /** The number of combinations of words, including those that do not exist. */
  default BigInteger combinations() {
    return genes().stream()
        .map(gene -> BigInteger.valueOf(gene.size()))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  /**
   * Whether there are few enough combinations to go through {@link #all()}: by default, fewer than
   * 2 to the power of {@link #ENUMERABLE_BITS}, about a million.
   */
  default boolean isEnumerable() {
    return combinations().bitLength() <= ENUMERABLE_BITS;
  }

  /** All genotypes of this space, the last gene changing fastest. */
  default Stream<Choices> all() {
    Stream<List<Integer>> prefixes = Stream.of(List.of());
    for (ChoiceGene gene : genes()) {
      prefixes =
          prefixes.flatMap(
              prefix ->
                  IntStream.range(0, gene.size())
                      .mapToObj(word -> Stream.concat(prefix.stream(), Stream.of(word)).toList()));
    }
    return prefixes.map(Choices::new).filter(this::contains);
  }

  @Override
  default Choices parse(String text) {
    Choices choices = Choices.parse(text);
    if (!contains(choices)) {
      throw new IllegalArgumentException("Invalid genotype: " + text + " (not of this space)");
    }
    return choices;
  }

  /**
   * Genotypes as matrices of real numbers: one row for each gene, unless the space has its own
   * form.
   */
  default MatrixEncoding matrixEncoding() {
    return OneHotRows.of(genes());
  }

  /** Genotypes as graphs: a chain of the genes, unless the space has its own form. */
  default GraphEncoding graphEncoding() {
    return new GeneChain(genes());
  }

  /** The words that a genotype chooses, in the order of the genes. */
  default List<String> words(Choices genotype) {
    return IntStream.range(0, genes().size())
        .mapToObj(gene -> genes().get(gene).words().get(genotype.at(gene)))
        .toList();
  }

  @Override
  default <R> R accept(SpaceVisitor<R> visitor) {
    return visitor.choices(this);
  }
}
