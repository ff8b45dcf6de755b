package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import org.evosearch.network.layer.AffineMap;
import org.evosearch.network.layer.Filling;
import org.evosearch.network.layer.LayerArrays;

/**
 * A gated recurrent unit: h' = (1 - z) tanh(W x + b + r (U h + c)) + z h, with the gates r and z
 * the logistic functions of maps of x and h.
 *
 * <p>Kyunghyun Cho et al.: Learning Phrase Representations using RNN Encoder-Decoder. EMNLP 2014,
 * equations 5 to 8, in PyTorch's form: z keeps the old state, and r is applied after the map of h.
 */
final class GruCell {

  private final AffineMap input;
  private final AffineMap state;

  /**
   * Declares the maps of all three parts, in the order r, z, candidate.
   *
   * @param inputs width of x
   * @param hidden width of h
   */
  GruCell(LayerArrays arrays, int inputs, int hidden) {
    Filling filling = Filling.uniform(hidden);
    input = AffineMap.biased(arrays, "input.", filling, inputs, 3 * hidden);
    state = AffineMap.biased(arrays, "state.", filling, hidden, 3 * hidden);
  }

  /** The next state, (B, hidden), from x (B, inputs) and h (B, hidden). */
  NDArray next(NDArray x, NDArray h) {
    NDList ofInput = input.of(x).split(3, 1);
    NDList ofState = state.of(h).split(3, 1);
    NDArray reset = Activation.sigmoid(ofInput.get(0).add(ofState.get(0)));
    NDArray keep = Activation.sigmoid(ofInput.get(1).add(ofState.get(1)));
    NDArray candidate = Activation.tanh(ofInput.get(2).add(reset.mul(ofState.get(2))));
    return candidate.add(keep.mul(h.sub(candidate)));
  }
}
