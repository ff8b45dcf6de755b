package org.evosearch.space;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.genotype.Choices;

/**
 * A chain of an input vertex, one vertex for each gene, and an output vertex; it exists for any
 * space of choices. The type of a gene's vertex is the index of its chosen word.
 *
 * @param genes in their order
 */
record GeneChain(List<ChoiceGene> genes) implements GraphEncoding {

  /** Copies the list. */
  GeneChain {
    genes = List.copyOf(genes);
  }

  @Override
  public OperationGraph.Alphabet alphabet() {
    int words = genes.stream().mapToInt(ChoiceGene::size).max().orElseThrow();
    return new OperationGraph.Alphabet(FIRST + words, genes.size() + 2);
  }

  @Override
  public OperationGraph graph(Choices genotype) {
    Stream<Integer> chosen =
        IntStream.range(0, genes.size()).mapToObj(gene -> FIRST + genotype.at(gene));
    return OperationGraph.chain(
        Stream.of(Stream.of(INPUT), chosen, Stream.of(OUTPUT)).flatMap(part -> part).toList());
  }
}
