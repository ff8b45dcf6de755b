package org.evosearch.space.nasbench101;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.genotype.Choices;
import org.evosearch.space.GraphEncoding;

/**
 * The pruned cell itself: its vertices and its edges.
 *
 * @param most maximum number of vertices of a cell
 * @param cell of a genotype
 */
record CellVertices(int most, Function<Choices, CellGraph> cell) implements GraphEncoding {

  @Override
  public OperationGraph.Alphabet alphabet() {
    return new OperationGraph.Alphabet(FIRST + VertexOperation.words().size(), most);
  }

  @Override
  public OperationGraph graph(Choices genotype) {
    CellGraph graph = cell.apply(genotype);
    List<Integer> vertices = IntStream.range(0, graph.vertices()).boxed().toList();
    return OperationGraph.of(
        vertices.stream().map(vertex -> type(graph, vertex)).toList(),
        vertices.stream().map(to -> sources(graph, to)).toList());
  }

  private static int type(CellGraph graph, int vertex) {
    if (vertex == 0) {
      return INPUT;
    }
    return vertex == graph.vertices() - 1 ? OUTPUT : FIRST + graph.label(vertex);
  }

  private static List<Integer> sources(CellGraph graph, int to) {
    return IntStream.range(0, to).filter(from -> graph.hasEdge(from, to)).boxed().toList();
  }
}
