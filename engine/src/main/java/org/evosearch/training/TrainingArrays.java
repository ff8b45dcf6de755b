package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.evosearch.network.Network;

/**
 * All arrays that training steps change: a network's weights and running statistics, and the
 * optimizers' moments.
 */
public final class TrainingArrays {

  private final Network network;
  private final List<NDArray> moments;

  /** Wraps arrays, which it does not own. */
  public TrainingArrays(Network network, List<NDArray> moments) {
    this.network = network;
    this.moments = List.copyOf(moments);
  }

  /** All of them, in DJL's encoding of a list of arrays. */
  public byte[] bytes() {
    return new NDList(all()).encode();
  }

  private List<NDArray> all() {
    List<NDArray> all = new ArrayList<>(network.savedArrays());
    all.addAll(moments);
    return all;
  }

  /**
   * Restores the arrays that {@link #bytes()} returned.
   *
   * @param manager parent of temporary arrays
   * @throws IllegalArgumentException if those were of another network or optimizer
   */
  public void copy(byte[] bytes, NDManager manager) {
    try (NDManager scratch = manager.newSubManager();
        GradientMode paused = GradientMode.paused()) {
      NDList saved = NDList.decode(scratch, bytes);
      List<NDArray> all = all();
      if (saved.size() != all.size()) {
        throw new IllegalArgumentException(
            "Invalid arrays: " + saved.size() + " of them (" + all.size() + ")");
      }
      network.copy(saved);
      for (int i = network.savedArrays().size(); i < all.size(); i++) {
        all.get(i).set(new NDIndex("..."), saved.get(i));
      }
    }
  }
}
