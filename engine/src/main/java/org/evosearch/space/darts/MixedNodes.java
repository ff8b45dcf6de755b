package org.evosearch.space.darts;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.cell.MixedCell;

/**
 * The nodes of cells whose edges mix all operations: the rows of the normal cells come first, then
 * those of the reduction cells.
 *
 * @param mixtures how edges mix
 * @param form of the supernet
 */
record MixedNodes(EdgeMixtures mixtures, SupernetForm form) implements CellNodes {

  private static final List<CellOperation> OPERATIONS = List.of(CellOperation.values());

  /** Number of edges into each node of a normal cell and of a reduction cell. */
  private static final List<Integer> FANS = List.of(2, 3, 4, 5, 2, 3, 4, 5);

  static MixedNodes of(SupernetForm form) {
    List<Integer> fans = form.normalizedEdges() ? FANS : List.of();
    return new MixedNodes(new EdgeMixtures(2 * CellLogits.EDGES, OPERATIONS.size(), fans), form);
  }

  @Override
  public List<Integer> addTo(
      Architecture.Builder builder, List<Integer> inputs, int channels, int stride) {
    MixedCell.Blueprint network =
        new MixedCell.Blueprint(builder, mixtures, MixedNodes::addOperation, form);
    MixedCell cell = new MixedCell(network, channels, stride == 2 ? CellLogits.EDGES : 0);
    inputs.forEach(input -> cell.addInput(input, stride));
    return IntStream.range(0, Cell.NODES).map(node -> cell.addNode()).boxed().toList();
  }

  private static OptionalInt addOperation(
      Architecture.Builder builder, int column, int node, int channels, int stride) {
    return OptionalInt.of(OPERATIONS.get(column).addTo(builder, node, channels, stride));
  }
}
