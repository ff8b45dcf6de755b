package org.evosearch.space.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.genotype.Choices;
import org.evosearch.space.GraphEncoding;

/**
 * The graph of a {@link DenseCell} with operations at its vertices: one for each of the six edges
 * of the cell, between one for the input and one for the output. An operation feeds those on the
 * edges that begin where its own edge ends. In addition, each of the six feeds the next one, as in
 * the published code of MetaD2A.
 *
 * <p>Hayeon Lee, Eunyoung Hyun, Sung Ju Hwang: Rapid Neural Architecture Search by Learning to
 * Generate Graphs from Datasets. ICLR 2021.
 *
 * @param operations number of operations that an edge may have
 */
public record EdgesAsVertices(int operations) implements GraphEncoding {

  private static final int VERTICES = DenseCell.EDGES + 2;

  private static final List<List<Integer>> PREDECESSORS = predecessors();

  private static List<List<Integer>> predecessors() {
    List<List<Integer>> all = new ArrayList<>();
    all.add(List.of());
    for (int to = 1; to <= DenseCell.NODES; to++) {
      for (int from = 0; from < to; from++) {
        all.add(withPrevious(into(from), all.size() - 1));
      }
    }
    all.add(into(DenseCell.NODES));
    return List.copyOf(all);
  }

  /** The vertices of the edges that end in a node of the cell; of the first node the input. */
  private static List<Integer> into(int node) {
    int first = 1 + node * (node - 1) / 2;
    return node == 0 ? List.of(0) : IntStream.range(first, first + node).boxed().toList();
  }

  private static List<Integer> withPrevious(List<Integer> vertices, int previous) {
    return IntStream.concat(
            vertices.stream().mapToInt(Integer::intValue),
            IntStream.of(previous).filter(p -> p > 0))
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }

  @Override
  public OperationGraph.Alphabet alphabet() {
    return new OperationGraph.Alphabet(FIRST + operations, VERTICES);
  }

  @Override
  public OperationGraph graph(Choices genotype) {
    List<Integer> types = new ArrayList<>(List.of(INPUT));
    genotype.indices().forEach(word -> types.add(FIRST + word));
    types.add(OUTPUT);
    return OperationGraph.of(types, PREDECESSORS);
  }
}
