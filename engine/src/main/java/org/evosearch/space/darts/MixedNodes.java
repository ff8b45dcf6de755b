package org.evosearch.space.darts;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.space.cell.MixedCell;

/**
 * The nodes of cells whose edges mix all operations: the rows of the normal cells come first, then
 * those of the reduction cells.
 *
 * @param mixtures how edges mix
 * @param divisor K, of which one part of the channels goes through operations
 */
record MixedNodes(EdgeMixtures mixtures, int divisor) implements CellNodes {

  private static final List<CellOperation> OPERATIONS = List.of(CellOperation.values());

  static MixedNodes of(int divisor) {
    return new MixedNodes(new EdgeMixtures(2 * CellLogits.EDGES, OPERATIONS.size()), divisor);
  }

  @Override
  public List<Integer> addTo(
      Architecture.Builder builder, List<Integer> inputs, int channels, int stride) {
    MixedCell.Blueprint network =
        new MixedCell.Blueprint(builder, mixtures, MixedNodes::addOperation, divisor);
    MixedCell cell = new MixedCell(network, channels, stride == 2 ? CellLogits.EDGES : 0);
    inputs.forEach(input -> cell.addInput(input, stride));
    return IntStream.range(0, Cell.NODES).map(node -> cell.addNode()).boxed().toList();
  }

  private static OptionalInt addOperation(
      Architecture.Builder builder, int column, int node, int channels, int stride) {
    return OptionalInt.of(OPERATIONS.get(column).addTo(builder, node, channels, stride));
  }
}
