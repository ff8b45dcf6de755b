package org.evosearch.space.darts;

/**
 * One edge of a cell.
 *
 * @param from the node that it comes from: 0 and 1 are the outputs of the two cells before, 2 to 5
 *     the cell's own nodes
 * @param operation what it does
 */
public record Edge(int from, CellOperation operation) {

  /** The published form, {@code ('sep_conv_3x3', 0)}. */
  String text() {
    return "('" + operation.word() + "', " + from + ")";
  }
}
