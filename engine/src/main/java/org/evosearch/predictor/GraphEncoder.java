package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import org.evosearch.network.layer.AffineMap;
import org.evosearch.network.layer.LayerArrays;

/**
 * Encodes a graph as a vector: message passes in both directions, the state of the output after the
 * forward one and of the input after the backward one, two linear maps.
 *
 * <p>Zhang et al.: D-VAE. NeurIPS 2019, section 3.1 and the authors' code; the variance of its
 * variational form is not needed.
 */
final class GraphEncoder {

  private final MessagePass forward;
  private final MessagePass backward;
  private final AffineMap joined;
  private final AffineMap output;

  /** Declares the layers. */
  GraphEncoder(LayerArrays arrays, PredictorSizes sizes) {
    arrays.startNode(2, "Forward");
    forward = new MessagePass(MessagePass.Direction.FORWARD, arrays, sizes);
    arrays.startNode(3, "Backward");
    backward = new MessagePass(MessagePass.Direction.BACKWARD, arrays, sizes);
    arrays.startNode(4, "Graph");
    joined = AffineMap.biased(arrays, "joined.", 2 * sizes.hidden(), sizes.hidden());
    output = AffineMap.biased(arrays, "output.", sizes.hidden(), sizes.width());
  }

  /** The vectors of graphs, (B, width). */
  NDArray of(GraphBatch graphs) {
    return output.of(joined.of(forward.of(graphs).concat(backward.of(graphs), 1)));
  }
}
