package org.evosearch.space.cell;

import java.util.List;
import java.util.OptionalInt;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.space.SupernetForm;

/**
 * A {@link DenseCell} whose edges mix all operations, for stages whose cells keep the shape of
 * their input. The operation {@code none} contributes zero, whatever its share.
 *
 * @param mixtures how edges mix
 * @param form of the supernet
 */
public record MixedDenseCell(EdgeMixtures mixtures, SupernetForm form) implements StageCell {

  private static final List<EdgeOperation> OPERATIONS = List.of(EdgeOperation.values());

  /** Number of edges into each node. */
  private static final List<Integer> FANS = List.of(1, 2, 3);

  /** A cell of six edges. */
  public static MixedDenseCell of(SupernetForm form) {
    List<Integer> fans = form.normalizedEdges() ? FANS : List.of();
    return new MixedDenseCell(new EdgeMixtures(DenseCell.EDGES, OPERATIONS.size(), fans), form);
  }

  @Override
  public int addTo(Architecture.Builder builder, int input, Scaling scaling) {
    MixedCell.Blueprint network =
        new MixedCell.Blueprint(builder, mixtures, MixedDenseCell::addOperation, form);
    MixedCell cell = new MixedCell(network, scaling.channels(), 0);
    cell.addInput(input, scaling.stride());
    for (int node = 1; node < DenseCell.NODES; node++) {
      cell.addNode();
    }
    return cell.addNode();
  }

  private static OptionalInt addOperation(
      Architecture.Builder builder, int column, int node, int channels, int stride) {
    EdgeOperation operation = OPERATIONS.get(column);
    return operation == EdgeOperation.NONE
        ? OptionalInt.empty()
        : OptionalInt.of(operation.addTo(builder, node, new Scaling(channels, channels, stride)));
  }
}
