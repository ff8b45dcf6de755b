package org.evosearch.space.darts;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Sum;

/**
 * The nodes of derived cells, each the sum of two edges.
 *
 * @param cells the normal and the reduction cell
 * @param dropPath rate of the drop path on each edge that is not an identity, 0 for none
 */
record DerivedNodes(CellPair cells, double dropPath) implements CellNodes {

  @Override
  public List<Integer> addTo(
      Architecture.Builder builder, List<Integer> inputs, int channels, int stride) {
    List<Integer> nodes = new ArrayList<>(inputs);
    Cell cell = stride == 2 ? cells.reduction() : cells.normal();
    for (int node = 0; node < Cell.NODES; node++) {
      List<Edge> edges = cell.incoming(node);
      nodes.add(
          builder.within("node" + node, () -> addSum(builder, edges, nodes, channels, stride)));
    }
    return nodes.subList(Cell.INPUTS, nodes.size());
  }

  private int addSum(
      Architecture.Builder builder,
      List<Edge> edges,
      List<Integer> nodes,
      int channels,
      int stride) {
    int[] terms =
        edges.stream()
            .mapToInt(
                edge ->
                    builder.within(
                        "from" + edge.from(),
                        () -> addEdge(builder, edge, nodes, channels, stride)))
            .toArray();
    return builder.add(new Sum(), terms);
  }

  private int addEdge(
      Architecture.Builder builder, Edge edge, List<Integer> nodes, int channels, int ofInputs) {
    int stride = edge.from() < Cell.INPUTS ? ofInputs : 1;
    int node = edge.operation().addTo(builder, nodes.get(edge.from()), channels, stride);
    return dropPath == 0 || edge.operation().isIdentity(stride)
        ? node
        : builder.add(new DropPath(dropPath), node);
  }
}
