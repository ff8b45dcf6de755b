package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.architecture.OperationGraph.Alphabet;
import org.evosearch.architecture.OperationGraph.TypedVertex;

/**
 * A batch of graphs on a device: at each place one vertex of every graph. The output of a smaller
 * graph is at the last place, too; the places before it have no edges.
 */
final class GraphBatch {

  private final int size;
  private final int places;
  private final boolean[][][] edges;
  private final NDArray types;
  private final NDArray identities;
  private final NDManager manager;
  private final DataType precision;

  /**
   * Lays out graphs.
   *
   * @param graphs at least one, all of the alphabet
   * @param manager owner of the arrays
   */
  GraphBatch(
      List<OperationGraph> graphs, Alphabet alphabet, NDManager manager, DataType precision) {
    this.size = graphs.size();
    this.places = graphs.stream().mapToInt(graph -> graph.vertices().size()).max().orElseThrow();
    this.edges = new boolean[places][places][size];
    this.manager = manager;
    this.precision = precision;
    float[] type = new float[places * size * alphabet.types()];
    float[] identity = new float[places * size * alphabet.identities()];
    for (int i = 0; i < size; i++) {
      List<TypedVertex> vertices = graphs.get(i).vertices();
      for (int v = 0; v < vertices.size(); v++) {
        int row = place(v, vertices) * size + i;
        type[row * alphabet.types() + vertices.get(v).type()] = 1;
        identity[row * alphabet.identities() + vertices.get(v).identity()] = 1;
        addEdges(i, v, vertices);
      }
    }
    types = array(type, alphabet.types());
    identities = array(identity, alphabet.identities());
  }

  private void addEdges(int graph, int vertex, List<TypedVertex> vertices) {
    for (int predecessor : vertices.get(vertex).predecessors()) {
      edges[place(predecessor, vertices)][place(vertex, vertices)][graph] = true;
    }
  }

  private int place(int vertex, List<TypedVertex> vertices) {
    return vertex == vertices.size() - 1 ? places - 1 : vertex;
  }

  private NDArray array(float[] values, int columns) {
    NDArray array = manager.create(values, new Shape(places, size, columns));
    return array.toType(precision, false);
  }

  /** The number of graphs, B. */
  int size() {
    return size;
  }

  /** The number of places. */
  int places() {
    return places;
  }

  /** The types at a place, one-hot, (B, types). */
  NDArray types(int place) {
    return types.get(place);
  }

  /** The identities of the vertices at a place, one-hot, (B, identities). */
  NDArray identities(int place) {
    return identities.get(place);
  }

  /** A state of zeros, (B, width). */
  NDArray zeros(int width) {
    return manager.zeros(new Shape(size, width), precision);
  }

  /**
   * The part of a message that goes along an edge: nothing, all of it, or the rows of the graphs
   * that have the edge, with zeros for the others.
   *
   * @param message (B, width)
   */
  Optional<NDArray> along(int from, int to, NDArray message) {
    boolean[] has = edges[from][to];
    float[] mask = new float[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      mask[i] = has[i] ? 1 : 0;
      count += has[i] ? 1 : 0;
    }
    if (count == 0 || count == size) {
      return Optional.of(message).filter(all -> has[0]);
    }
    NDArray rows = manager.create(mask, new Shape(size, 1)).toType(precision, false);
    return Optional.of(message.mul(rows));
  }
}
