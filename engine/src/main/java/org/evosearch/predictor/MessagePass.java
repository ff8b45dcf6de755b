package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.Optional;
import org.evosearch.network.layer.AffineMap;
import org.evosearch.network.layer.LayerArrays;

/**
 * Asynchronous message passing in one direction: vertices are visited in topological order. A
 * vertex sends its state and its identity, mapped and gated; a {@link GruCell} computes its state
 * from its type and the sum of what it receives.
 *
 * <p>Muhan Zhang, Shali Jiang, Zhicheng Cui, Roman Garnett, Yixin Chen: D-VAE: A Variational
 * Autoencoder for Directed Acyclic Graphs. NeurIPS 2019, equations 3 and 5 to 7.
 */
final class MessagePass {

  /** The direction of messages. */
  enum Direction {
    /** Along the edges. */
    FORWARD,
    /** Against them. */
    BACKWARD
  }

  private final Direction direction;
  private final int hidden;
  private final GruCell cell;
  private final AffineMap gate;
  private final AffineMap map;

  /** Declares cell, gate and map. */
  MessagePass(Direction direction, LayerArrays arrays, PredictorSizes sizes) {
    this.direction = direction;
    hidden = sizes.hidden();
    cell = new GruCell(arrays, sizes.alphabet().types(), hidden);
    int sent = hidden + sizes.alphabet().identities();
    gate = AffineMap.biased(arrays, "gate.", sent, hidden);
    map = AffineMap.unbiased(arrays, sent, hidden);
  }

  /** The states of the vertices that are visited last, (B, hidden). */
  NDArray of(GraphBatch graphs) {
    int places = graphs.places();
    NDArray[] messages = new NDArray[places];
    NDArray state = graphs.zeros(hidden);
    for (int turn = 0; turn < places; turn++) {
      int place = place(turn, places);
      state = cell.next(graphs.types(place), received(graphs, turn, messages));
      messages[place] = message(state.concat(graphs.identities(place), 1));
    }
    return state;
  }

  private int place(int turn, int places) {
    return direction == Direction.FORWARD ? turn : places - 1 - turn;
  }

  private NDArray message(NDArray sender) {
    return Activation.sigmoid(gate.of(sender)).mul(map.of(sender));
  }

  private NDArray received(GraphBatch graphs, int turn, NDArray[] messages) {
    Optional<NDArray> sum = Optional.empty();
    int to = place(turn, graphs.places());
    for (int earlier = 0; earlier < turn; earlier++) {
      int from = place(earlier, graphs.places());
      Optional<NDArray> next = along(graphs, from, to, messages[from]);
      sum = sum.isEmpty() || next.isEmpty() ? sum.or(() -> next) : sum.map(next.get()::add);
    }
    return sum.orElseGet(() -> graphs.zeros(hidden));
  }

  private Optional<NDArray> along(GraphBatch graphs, int from, int to, NDArray message) {
    return direction == Direction.FORWARD
        ? graphs.along(from, to, message)
        : graphs.along(to, from, message);
  }
}
