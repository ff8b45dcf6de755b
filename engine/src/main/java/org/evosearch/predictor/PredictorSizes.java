package org.evosearch.predictor;

import java.io.Serializable;
import org.evosearch.architecture.OperationGraph;

/**
 * The sizes of a predictor.
 *
 * @param features length of the vector of an image, 512 in the paper
 * @param perClass images that represent a class, 20 in the paper
 * @param width of the vectors of tasks and graphs; 56 in the paper, a multiple of the heads
 * @param heads of each attention, 4 in the paper
 * @param hidden width of the states of vertices and of the head, 512 in the paper
 * @param alphabet of the graphs
 */
public record PredictorSizes(
    int features, int perClass, int width, int heads, int hidden, OperationGraph.Alphabet alphabet)
    implements Serializable {

  /** Checks that all are positive and that heads are equally wide. */
  public PredictorSizes {
    if (features < 1 || perClass < 1 || heads < 1 || hidden < 1) {
      throw new IllegalArgumentException("Invalid sizes: they are positive");
    }
    if (width < 1 || width % heads != 0) {
      throw new IllegalArgumentException(
          "Invalid width: " + width + " (a multiple of " + heads + " heads)");
    }
  }
}
